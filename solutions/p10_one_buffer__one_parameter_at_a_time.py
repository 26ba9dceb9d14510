"""Take torch's optimiser, one parameter at a time.

Cause: the home-made step needed two tensors per parameter for its formula.
torch.optim.SGD with weight_decay is the same step. It changes parameters in place and leaves their gradients alone. By
default it would work on all parameters at once on a GPU, and hold grad + decay * p for all of them. With foreach=False
it holds one such tensor at a time. Without momentum it remembers nothing, so it may be made anew for each step.
"""

import torch


def update(model, lr, decay):
    """Take one step with the model, and return what goes to the other machines: its weights and its gradients."""
    torch.optim.SGD(model.parameters, lr=lr, weight_decay=decay, foreach=False).step()
    return model.weights, model.gradients
