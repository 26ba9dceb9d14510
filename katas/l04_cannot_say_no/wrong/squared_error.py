# expect: WRONG_GRADIENT — took the squared error of the probabilities
# One sigmoid, and the loss can reach 0 now. But you compare the probabilities by squares, and this is another loss.
# Where the model is sure and wrong the sigmoid is flat, so the squared error hardly corrects it; the cross entropy is
# made so that just these mistakes pull with full strength. Keep the loss of the task.

import torch


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = ((scores.sigmoid() - liked) ** 2).mean()
    return torch.autograd.grad(loss, (viewers, films))
