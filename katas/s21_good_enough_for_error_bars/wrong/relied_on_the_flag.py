# expect: RAISED — the caller's tensors do not always require a gradient
# torch was asked for slopes, but nothing was recorded. If you go backward from the tensors of the caller: some of them
# require a gradient, and others do not. Do not rely on it: make leaves of your own, and let them require a gradient.

import torch


def gradient(u_out, u_in):
    return torch.autograd.grad((u_out / u_in) ** 2, (u_out, u_in))
