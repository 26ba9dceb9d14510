# expect: WRONG_VALUE — the shortcut carries h and relu(h)
# Now h comes through, but relu(h) still does, too: the shortcut brings both. Look at the task: the result has two
# terms, and relu occurs in only one of them.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU()

    def forward(self, x):
        hidden = x @ self.enter
        activated = self.activation(hidden)
        return activated @ self.mix + activated + hidden


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
