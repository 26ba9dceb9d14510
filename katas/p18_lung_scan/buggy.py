"""How much in a CT scan speaks for a template of a nodule? Training changes the template by the slopes of this number."""

import torch


def total(values, weights=None):
    """The weighted sum of all voxels; without weights, each of them counts once."""
    if weights is None:
        weights = torch.ones_like(values)
    return (values * weights).sum()


def evidence(template, scan):
    """Add up where template and scan agree; voxels with opposite signs count nothing. The template stays as it is."""
    template = template.clone()
    agreement = torch.relu(template * scan)
    return total(agreement)


if __name__ == "__main__":
    shape, kept = (64, 64, 32), set()
    template = torch.randn(shape, dtype=torch.float64, requires_grad=True)
    with torch.autograd.graph.saved_tensors_hooks(lambda t: kept.add(t.data_ptr()) or t, lambda t: t):
        scan = torch.randn(shape, dtype=torch.float64)
        print("evidence:", evidence(template, scan).item())
    print("tensors that wait for the backward pass, beside the scan:", len(kept - {scan.data_ptr()}))
