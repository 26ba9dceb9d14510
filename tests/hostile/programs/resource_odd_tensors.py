# attack: resource
# goal: return tensors that are not plain numbers
# expect: WRONG_GRADIENT RAISED DIED

import torch

MAKERS = [
    lambda: torch.zeros((), dtype=torch.complex128),
    lambda: torch.zeros(2, 2).to_sparse(),
    lambda: torch.zeros((), dtype=torch.bfloat16),
    lambda: torch.quantize_per_tensor(torch.zeros(()), 1.0, 0, torch.qint8),
    lambda: torch.zeros((), device="meta"),
]


def gradient(x):
    MAKERS.append(MAKERS.pop(0))
    return MAKERS[0]()
