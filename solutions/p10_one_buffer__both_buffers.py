"""Work on the buffers instead of the parameters.

Cause: each operation of the formula made a tensor as large as its parameter.
All parameters lie in one buffer, all gradients in another, and the step is the same for each entry. So two operations
in place move the whole model, however many parameters it has. The buffers do not require a gradient, so nothing is
recorded, and the parameters see the new numbers because they look into the buffer.
"""


def update(model, lr, decay):
    """Take one step with the model, and return what goes to the other machines: its weights and its gradients."""
    model.weights.mul_(1 - lr * decay).add_(model.gradients, alpha=-lr)
    return model.weights, model.gradients
