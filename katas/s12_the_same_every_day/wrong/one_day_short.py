# expect: WRONG_VALUE — one day is missing
# Your tables have a row too few. n steps lead from the first of n + 1 places to the last, and the start is the first
# of them. The program that you started from had the right number of days.

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
    for _ in range(n):
        height(x).backward()
        diary.note(x, x.grad)
        with torch.no_grad():
            x -= lr * x.grad
            x.grad.zero_()
    return diary.tables()
