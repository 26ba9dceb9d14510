# expect: WRONG_VALUE — the diary holds one tensor many times
# All your places are the same, the one where the walk ended, and all your slopes are 0. A list holds tensors, not
# numbers, and these tensors share their memory: detach(), .data and .numpy() are new views of old numbers. When the
# step changes x in place, all pages change, and a copy that is made after the walk comes too late. The slopes have
# the same trouble.

import torch


class Diary:
    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        self.places.append(place.detach())
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
