# attack: resource
# goal: take more memory than allowed, in small pieces
# expect: WRONG_GRADIENT OUT_OF_MEMORY

import torch

SIZE = 1408 << 20  # the bound is 1 GiB beyond torch
try:
    held = [torch.empty(1 << 20, dtype=torch.uint8) for _ in range(SIZE >> 20)]
    del held
    print("GOT THROUGH")
except RuntimeError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
