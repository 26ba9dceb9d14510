# expect: WRONG_GRADIENT — added the whole slope to itself
# Your answer is exactly twice the right one. If both ends hold the same Parameter now, then torch has added the two
# uses up already, and the encoder's .grad and the decoder's .grad are one and the same tensor. Adding them counts all
# twice.

from torch import nn


class LanguageModel(nn.Module):
    def __init__(self, table):
        super().__init__()
        self.encoder = nn.Parameter(table.detach().clone())
        self.decoder = self.encoder

    def forward(self, ids):
        return self.encoder[ids] @ self.decoder.T


def gradient(E, ids, y):
    model = LanguageModel(E)
    loss = (model(ids) - y).square().mean()
    loss.backward()
    return model.encoder.grad + model.decoder.grad
