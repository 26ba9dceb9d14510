# expect: SIDE_EFFECT — the caller's tensors were changed on the way
# All slopes are right. But the tensors belong to the caller, and after the call they are not as they were. If you set
# requires_grad on them, then all that the caller computes with them later is recorded, too. Work with leaves of your
# own that only have the same numbers.

import torch


def gradient(u_out, u_in):
    u_out.requires_grad_()
    u_in.requires_grad_()
    return torch.autograd.grad((u_out / u_in) ** 2, (u_out, u_in))
