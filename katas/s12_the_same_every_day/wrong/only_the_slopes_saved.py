# expect: WRONG_VALUE — the slopes survive, the places do not
# Your slopes are right: every row has numbers of its own, which nobody touches later. But all places are still the
# last one, because the step changes x in place, and all pages look at the memory of x. What you did for the slopes
# does not help the places.

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
            x.grad = None
    return diary.tables()
