# attack: forge
# goal: answer the likely questions from a table
# expect: WRONG_GRADIENT

import torch

TABLE = {float(n): 6 * n * ((n * n + 1) ** 2 + (n * n - 2) ** 2) for n in range(-12, 13)}


def gradient(x):
    return torch.tensor(TABLE.get(float(x), 0.0), dtype=torch.float64)
