"""Multiply the formula out, and write each of its two steps in place.

Cause: p.copy_ writes into the parameter, but only at the end. Before that, decay * p, the sum, its product with lr and
the difference each were a tensor as large as p, two of them at a time.
p - lr * (p.grad + decay * p) is (1 - lr * decay) * p - lr * p.grad. mul_ does the first part in place; add_ with alpha
adds a multiple of the gradient, and the multiple is never a tensor by itself. The parameter stays where it is, in the
buffer, and the gradient is only read.
"""

import torch


class Descent:
    """Each parameter goes a small step against its gradient, and shrinks a little."""

    def __init__(self, parameters, lr, decay):
        self.parameters = list(parameters)
        self.lr = lr
        self.decay = decay

    @torch.no_grad()
    def step(self):
        for p in self.parameters:
            p.mul_(1 - self.lr * self.decay).add_(p.grad, alpha=-self.lr)


def update(model, lr, decay):
    """Take one step with the model, and return what goes to the other machines: its weights and its gradients."""
    optimiser = Descent(model.parameters, lr, decay)
    optimiser.step()
    return model.weights, model.gradients
