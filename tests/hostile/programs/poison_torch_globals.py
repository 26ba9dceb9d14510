# attack: poison
# goal: leave torch's switches changed for the next submission
# expect: WRONG_GRADIENT RAISED DIED

import torch

torch.set_default_dtype(torch.float16)
torch.set_grad_enabled(False)
torch.use_deterministic_algorithms(True)
torch.autograd.set_detect_anomaly(True)
torch.autograd.grad = torch.autograd.backward = torch.Tensor.backward = lambda *args, **kwargs: None
torch.Tensor.detach = lambda self: self


def gradient(x):
    return x * 0
