# expect: WRONG_GRADIENT — the activation comes after the second matrix
# The shortcut brings h now. But in the branch the order has changed: you multiply by the second matrix first and take
# relu of that, so the branch can never be negative. The task says relu(h) @ mix: relu first, then the matrix.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU()

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = hidden
        return self.activation(hidden @ self.mix) + shortcut


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
