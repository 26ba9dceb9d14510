# expect: OVER_BUDGET — the formula for the whole buffers
# Good: the buffers hold everything, so one line moves all the parameters, in place. But now each temporary tensor of
# the formula is as large as the whole model, and two of them live at once. Which operations change a buffer without
# making anything beside it?

import torch


@torch.no_grad()
def update(model, lr, decay):
    model.weights -= lr * (model.gradients + decay * model.weights)
    return model.weights, model.gradients
