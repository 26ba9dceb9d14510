# expect: WRONG_VALUE — every place is one day late
# Your slopes are right, but each place is the one of the next day: the first row should be x0. If you note after the
# step, note before it. If you make a new x in each turn, look again: the step still changes the tensor in place that
# you have just noted without a copy.

import torch


class Diary:
    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        self.places.append(place.detach().clone())
        self.slopes.append(slope.clone())

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
        with torch.no_grad():
            x -= lr * x.grad
        diary.note(x, x.grad)
        x.grad.zero_()
    return diary.tables()
