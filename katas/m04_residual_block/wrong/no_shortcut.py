# expect: WRONG_VALUE — the shortcut is gone
# Nothing is overwritten, because only one branch is left. But the shortcut belongs to the result: relu(h) @ mix + h.
# It was a good idea of your colleague, and it only got the wrong numbers.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        return self.activation(hidden) @ self.mix


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
