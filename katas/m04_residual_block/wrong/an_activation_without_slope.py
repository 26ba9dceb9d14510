# expect: WRONG_GRADIENT — no slope goes through the activation
# The value is right now. But the slopes that should come back through the activation are missing: for torch its result
# is a constant. If you gave it a detached copy, or called it under no_grad(): to protect h from being overwritten a
# copy is enough. It must not be cut off.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        activated = self.activation(hidden.detach().clone())
        return activated @ self.mix + hidden


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
