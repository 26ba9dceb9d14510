# expect: WRONG_VALUE — the tables are float32
# You copied the numbers out of the tensors, and that works. But torch.tensor makes a float32 tensor of Python floats,
# its default, and half of the digits are gone. Name the dtype when you make the tables.

import torch


class Diary:
    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        self.places.append(place.tolist())
        self.slopes.append(slope.tolist())

    def tables(self):
        return torch.tensor(self.places), torch.tensor(self.slopes)


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
