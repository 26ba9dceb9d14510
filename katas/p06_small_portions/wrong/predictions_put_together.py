# expect: OVER_BUDGET — put the predictions together and took one loss of them
# The network looks at one portion at a time, and the predictions are short. But each prediction has a way back
# through its portion, so the joined ones still hold what was saved for all rows. Small results can hang on to large
# graphs.

import torch

DECAY = 0.01


def gradients(W, v, portions):
    W, v = W.detach().requires_grad_(True), v.detach().requires_grad_(True)
    predicted = torch.cat([torch.tanh(x @ W) @ v for x, _ in portions])
    errors = predicted - torch.cat([y for _, y in portions])
    loss = DECAY * ((W**2).sum() + (v**2).sum()) + (errors**2).mean()
    loss.backward()
    return W.grad, v.grad
