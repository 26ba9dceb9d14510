"""A residual block: a matrix, an activation, a second matrix, and a shortcut around the second half."""

import torch


class ResidualBlock(torch.nn.Module):
    """relu(h) @ mix + h, with h = x @ enter."""

    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = hidden
        hidden = self.activation(hidden)
        return hidden @ self.mix + shortcut


def block(x, enter, mix):
    """Return the result of the block with these two matrices."""
    return ResidualBlock(enter, mix)(x)


if __name__ == "__main__":
    x = torch.tensor([[1.0, -1.0]], dtype=torch.float64)
    enter = torch.tensor([[1.0, 2.0], [3.0, 1.0]], dtype=torch.float64)
    nothing = torch.zeros(2, 2, dtype=torch.float64)
    print("before the activation:", x @ enter)
    print("with the shortcut alone:", block(x, enter, nothing))
