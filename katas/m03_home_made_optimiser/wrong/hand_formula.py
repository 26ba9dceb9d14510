# expect: BROKE_RULE — the gradients were worked out by hand
# Your losses are right: for a straight line the gradients are easy to write down. But then you need neither
# parameters nor an optimiser, and for the next model you need both. Keep the class Descent, and repair its step.

import torch


def losses(x, y, lr, n):
    slope, offset = 1.0, 0.5
    history = []
    with torch.no_grad():
        for _ in range(n):
            miss = slope * x + offset - y
            history.append(miss.square().mean().item())
            slope, offset = slope - 2 * lr * (miss * x).mean(), offset - 2 * lr * miss.mean()
    return history
