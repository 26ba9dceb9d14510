"""Learn to read letters: the gradient of the loss with respect to what the network gives out."""

import torch


def cross_entropy(logits, labels):
    """Minus the logarithm of the probability of the right class, added up over the batch."""
    probabilities = torch.softmax(logits, dim=1)
    rows = torch.arange(len(labels))
    return -torch.log(probabilities[rows, labels]).sum()


def loss_gradient(logits, labels):
    """Return the gradient of the loss with respect to the logits."""
    logits = logits.detach().requires_grad_(True)
    loss = cross_entropy(logits, labels)
    (slope,) = torch.autograd.grad(loss, logits)
    return slope


if __name__ == "__main__":
    batch = torch.tensor([[2.0, 1.0, 0.0], [0.0, 900.0, 3.0]], dtype=torch.float64)
    print("sure and right:", loss_gradient(batch, torch.tensor([0, 1])))
    print("sure and wrong:", loss_gradient(batch, torch.tensor([0, 2])))
