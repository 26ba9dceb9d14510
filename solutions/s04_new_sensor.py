"""Convert first, then set the flag.

Why it works: .double() is an operation. Called after requires_grad_(), it makes a float64 tensor that is a result,
and backward() stores nothing in a result; the slope went to the float32 tensor before it, which nobody kept. For
float64 there was nothing to convert, .double() gave the leaf itself back, and the program worked. In the new order
the conversion happens before torch starts to record. detach() gives a tensor object of one's own without a history,
so the flag is never set on the caller's, even where double() has nothing to do.
"""

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.detach().double().requires_grad_(True)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad
