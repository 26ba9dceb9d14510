# expect: SIDE_EFFECT — changed the shape of the caller's own tensor
# Your gradients are right: y is a column now. But a method whose name ends in _ changes the tensor itself, and y
# belongs to the caller. Whoever uses it after you finds (N, 1) where (N,) was, and their own loss may fall into the
# very trap that you just left. The method has a twin without the underscore, which returns a new view.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    y.unsqueeze_(1)
    loss = ((x @ weight + bias - y) ** 2).mean()
    return torch.autograd.grad(loss, (weight, bias))
