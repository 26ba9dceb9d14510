# attack: resource
# goal: take more memory than allowed, by torch
# expect: WRONG_GRADIENT OUT_OF_MEMORY

import torch

SIZE = 1408 << 20  # the bound is 1 GiB beyond torch
try:
    held = torch.empty(SIZE, dtype=torch.uint8)
    held[:: 1 << 20] = 1
    del held
    print("GOT THROUGH")
except RuntimeError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
