"""The last layer of a language model for old newspapers: how surprised it is by the words that follow, and the slopes."""

import torch
from torch.nn import functional as F

PADDING = -1


def surprise(hidden, table, words):
    """The mean cross entropy of the words that really followed; padding does not count."""
    scores = hidden @ table.T
    return F.cross_entropy(scores, words, ignore_index=PADDING)


def last_layer(hidden, table, words):
    """Return the loss, its slope at the hidden states for the layers below, and its slope at the table of words."""
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    loss = surprise(hidden, table, words)
    loss.backward()
    return loss.detach(), hidden.grad, table.grad


if __name__ == "__main__":
    hidden, table = torch.randn(509, 64, dtype=torch.float64), torch.randn(2048, 64, dtype=torch.float64)
    saved, follow = {}, torch.randint(2048, (509,))
    with torch.autograd.graph.saved_tensors_hooks(lambda t: saved.setdefault(t.data_ptr(), t), lambda t: t):
        loss = surprise(hidden.requires_grad_(), table.requires_grad_(), follow)
    print("loss:", loss.item())
    for tensor in saved.values():
        print(f"{tensor.nbytes / 2**20:5.2f} MiB of shape {list(tensor.shape)} wait for the backward pass")
