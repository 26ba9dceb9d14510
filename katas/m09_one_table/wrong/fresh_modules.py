# expect: SIDE_EFFECT — drew random numbers for weights that are replaced at once
# Your numbers are right, and the table is tied. But your call draws from torch's random generator, so that everything
# the caller draws after it comes out differently. If you took nn.Embedding or nn.Linear: they fill a new weight with
# random numbers as soon as they are made, also if you put the table in its place a line later. Hand them the table, or
# look rows up without them.

from torch import nn


class LanguageModel(nn.Module):
    def __init__(self, table):
        super().__init__()
        words, size = table.shape
        self.encoder = nn.Embedding(words, size, dtype=table.dtype)
        self.decoder = nn.Linear(size, words, bias=False, dtype=table.dtype)
        self.decoder.weight = self.encoder.weight
        self.encoder.weight.data = table.detach().clone()

    def forward(self, ids):
        return self.decoder(self.encoder(ids))


def gradient(E, ids, y):
    model = LanguageModel(E)
    loss = (model(ids) - y).square().mean()
    loss.backward()
    return model.encoder.weight.grad
