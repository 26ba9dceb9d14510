# expect: WRONG_VALUE — the copy is still tied to the graph
# The numbers in your tables are right. But clone() is a step of a computation like any other, and torch records it:
# the table still requires a gradient and keeps a graph alive. A diary should hold numbers only. Cut the graph off as
# well.

import torch


class Diary:
    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        self.places.append(place.clone())
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
        diary.note(x, x.grad)
        with torch.no_grad():
            x -= lr * x.grad
            x.grad.zero_()
    return diary.tables()
