# expect: WRONG_VALUE — the places are copied, the slopes are not
# The places are right now. But the slopes are all 0: x.grad is one tensor, too, the same one in every turn, and
# clearing it clears what you have noted. What is true for the places is true for the slopes.

import torch


class Diary:
    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        self.places.append(place.detach().clone())
        self.slopes.append(slope)

    def tables(self):
        return torch.stack(self.places), torch.stack(self.slopes)


def height(x):
    steepness = torch.arange(1, len(x) + 1)
    return torch.sum(steepness * x**2)


def walk(x0, lr, n):
    x = x0.detach().clone().requires_grad_(True)
    diary = Diary()
    for _ in range(n + 1):
        height(x).backward()
        diary.note(x, x.grad)
        with torch.no_grad():
            x -= lr * x.grad
            x.grad.zero_()
    return diary.tables()
