# expect: SIDE_EFFECT — changed torch's default dtype for everybody
# Your slopes are right. But set_default_dtype is a setting of the whole program: every tensor that anybody creates
# after your call is float64 now.
# A function should not change such settings. Say the dtype where you make the tensor.

import torch


def gradient(a):
    torch.set_default_dtype(torch.float64)
    edge = torch.tensor(a.item(), dtype=torch.get_default_dtype(), requires_grad=True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
