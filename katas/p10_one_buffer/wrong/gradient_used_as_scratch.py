# expect: WRONG_VALUE — the decay is in the gradients now
# No new tensor at all, and the weights are right. But you added decay * p to p.grad in place, and the gradients are
# asked for as the backward pass left them. In place is free only for what nobody needs any more. Which other tensor
# could be scaled or added to instead?

import torch


@torch.no_grad()
def update(model, lr, decay):
    for p in model.parameters:
        p.grad.add_(p, alpha=decay)
        p.add_(p.grad, alpha=-lr)
    return model.weights, model.gradients
