# attack: resource
# goal: leave in the backward pass that the runner starts
# expect: RAISED DIED
# kata: C01

import sys

import torch


class Leave(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, upstream):
        sys.exit(0)


def softsign(x):
    return Leave.apply(x)
