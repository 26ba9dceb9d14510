"""How much each frequency band of a recording changes over time."""

import torch


def channels_first(x):
    """Turn (clips, frames, bands) into (clips, bands, frames)."""
    clips, frames, bands = x.shape
    return x.reshape(clips, bands, frames)


def without_mean(bands):
    """Take the mean over time away from each band."""
    return bands - bands.mean(dim=2, keepdim=True)


def band_energy(x):
    """Return for each clip how much each band changes: a tensor of shape (clips, bands)."""
    bands = channels_first(x)
    return without_mean(bands).square().sum(dim=2)


if __name__ == "__main__":
    fan = torch.tensor([[[0.0, 5.0], [9.0, 5.0], [0.0, 5.0]]], dtype=torch.float64, requires_grad=True)
    energy = band_energy(fan)
    print("band 0 and band 1:", energy.tolist())
    (slope,) = torch.autograd.grad(energy[0, 0], fan)
    print("what the energy of band 0 depends on (frames by bands):", slope[0], sep="\n")
