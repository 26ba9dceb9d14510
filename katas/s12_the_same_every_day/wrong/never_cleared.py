# expect: WRONG_VALUE — the slopes of all days are added up
# The first day is right, and then each slope contains all the days before: backward() adds to x.grad. Clearing it was
# not the mistake, although it wiped the notes out. The mistake was that the diary kept the very tensor that is cleared.
# Clear it, and let the diary have numbers of its own.

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
        diary.note(x, x.grad)
        with torch.no_grad():
            x -= lr * x.grad
    return diary.tables()
