"""A small network, trained with batches that are cut into portions, so that they fit on a small GPU."""

import torch

DECAY = 0.01


def squared_error(W, v, x, y):
    """Return the sum of the squared errors of some rows."""
    hidden = torch.tanh(x @ W)
    return ((hidden @ v - y) ** 2).sum()


def gradients(W, v, portions):
    """Return the gradients of the batch's loss: the mean squared error over its rows, plus a penalty on the weights."""
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    rows = sum(len(y) for _, y in portions)
    loss = DECAY * ((W**2).sum() + (v**2).sum())
    for x, y in portions:
        loss = loss + squared_error(W, v, x, y) / rows
    loss.backward()
    return W.grad, v.grad


if __name__ == "__main__":
    import resource

    W, v = torch.rand(20, 100), torch.rand(100)
    for count in (1, 10, 50, 100):
        portions = [(torch.rand(2_000, 20), torch.rand(2_000)) for _ in range(count)]
        gradients(W, v, portions)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"{count:3} portions of 2000 rows: this process has held up to {peak} MiB")
