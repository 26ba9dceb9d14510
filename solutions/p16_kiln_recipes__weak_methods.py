"""Let the table refer to the kiln weakly.

Why it works: weakref.WeakMethod remembers the kiln and the function apart, and the kiln only weakly, so that the table
does not count as an owner. Called, it gives the bound method for as long as the kiln is alive, and here it is: somebody
is just calling `follow`. An ordinary weakref.ref(self.burn) would be dead at once, because nothing else holds the bound
method itself.
"""

from weakref import WeakMethod

import torch

FLAME, ROOM = 100.0, 20.0


class Kiln:
    def __init__(self, glaze):
        self.heat = torch.full_like(glaze, ROOM)
        self.takes = torch.sigmoid(glaze)
        self.actions = {method.__name__: WeakMethod(method) for method in (self.burn, self.wait, self.open)}

    def burn(self):
        self.heat = self.heat + FLAME * self.takes

    def wait(self):
        neighbours = self.heat.roll(1) + self.heat.roll(-1)
        self.heat = self.heat / 2 + neighbours / 4

    def open(self):
        self.heat = (self.heat + ROOM) / 2

    def follow(self, recipe):
        for name in recipe:
            self.actions[name]()()

    def melted(self):
        return torch.sigmoid((self.heat - 150) / 25).mean().item()


def fire(glaze, recipe):
    kiln = Kiln(glaze)
    kiln.follow(recipe)
    return kiln.melted()


def compare(glaze, recipes):
    return [fire(glaze, recipe) for recipe in recipes]
