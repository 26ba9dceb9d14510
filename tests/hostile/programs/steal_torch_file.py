# attack: steal
# goal: have torch map a file as the memory of a tensor
# expect: WRONG_GRADIENT

import torch

try:
    data = torch.from_file("@CANARY@/canary.txt", size=32, dtype=torch.uint8)
    print("GOT THROUGH", bytes(data.tolist()))
except (OSError, RuntimeError) as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
