# attack: resource
# goal: never finish the backward pass that the runner starts
# expect: TIMED_OUT
# kata: C01

import torch


class Loop(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, upstream):
        while True:
            pass


def softsign(x):
    return Loop.apply(x)
