# expect: BROKE_RULE — wrote the gradient down by hand
# Softmax minus one at the right class: your numbers are right, and it is worth knowing this formula. But here torch
# should differentiate the loss. Write the loss so that it is right for confident mistakes, and the gradient follows.

import torch


def loss_gradient(logits, labels):
    result = torch.softmax(logits.detach(), dim=1)
    result[torch.arange(len(labels)), labels] -= 1
    return result
