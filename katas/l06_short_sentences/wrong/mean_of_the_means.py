# expect: WRONG_VALUE — took the mean of the means of the sentences
# You take the mean inside each sentence, and then the mean over the sentences. With equal lengths this is the same.
# But a word in a sentence of two words then weighs twenty times as much as a word in one of forty. The task has one
# sum over all real places, and one count.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    flat, target = scores.flatten(0, 1), tags.flatten()
    losses = F.cross_entropy(flat, target, reduction="none").reshape(tags.shape)
    loss = (losses.sum(dim=1) / (tags != -100).sum(dim=1).clamp(min=1)).mean()
    return loss.detach(), torch.autograd.grad(loss, scores)[0]
