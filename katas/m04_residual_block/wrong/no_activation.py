# expect: WRONG_VALUE — the activation has no effect on the branch
# The shortcut brings h now, but so does the branch: the second matrix gets h itself, not relu(h). If the activation
# works on a copy, then its result is the copy. Use what it returns.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = hidden
        self.activation(hidden.clone())
        return hidden @ self.mix + shortcut


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
