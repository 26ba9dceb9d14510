# attack: resource
# goal: return results that no message can hold
# expect: WRONG_GRADIENT RAISED

import torch


def gradient(x):
    return [torch.zeros(1 << 18, dtype=torch.float64)] * 9
