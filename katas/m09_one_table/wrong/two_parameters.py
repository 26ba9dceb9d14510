# expect: WRONG_GRADIENT — only the look-up counts
# Your answer holds what the table does at the entrance, where words are looked up. The same table scores all words at
# the exit, and that slope is missing. If the decoder got a copy, or the same memory: the numbers are equal then, but
# for torch they are two tensors, and each has a .grad of its own. If the decoder's table is detached, its slope is
# nowhere.

import torch
from torch import nn


class LanguageModel(nn.Module):
    def __init__(self, table):
        super().__init__()
        self.encoder = nn.Parameter(table.detach().clone())
        self.decoder = nn.Parameter(self.encoder.detach().clone())

    def forward(self, ids):
        return self.encoder[ids] @ self.decoder.T


def gradient(E, ids, y):
    model = LanguageModel(E)
    loss = torch.nn.functional.mse_loss(model(ids), y)
    loss.backward()
    return model.encoder.grad
