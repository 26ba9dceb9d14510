# expect: WRONG_GRADIENT — a formula, computed in the dtype of the input
# You derived 3 * a * a by hand and computed it in the dtype of the input, then converted the result. Small integer
# types overflow: in int8, 3 * 10 * 10 is 44, not 300. And float16 and float32 round.
# Convert before you compute, and let torch do the differentiation.

import torch


def gradient(a):
    value = a.detach()
    return (3 * value * value).to(torch.float64)


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
