"""Make one table of functions that know no kiln.

Why it works: `Kiln.burn`, taken from the class, is a plain function. It gets its kiln as an argument when it is
called, and remembers none. So the table refers to no kiln, there is one table for all of them, and a kiln refers to
nothing that leads back to itself. When `fire` returns, the last reference to its kiln is gone, and the kiln and both
its tensors are freed in the same moment. No collector is needed.
"""

import torch

FLAME, ROOM = 100.0, 20.0


class Kiln:
    def __init__(self, glaze):
        self.heat = torch.full_like(glaze, ROOM)
        self.takes = torch.sigmoid(glaze)

    def burn(self):
        self.heat = self.heat + FLAME * self.takes

    def wait(self):
        neighbours = self.heat.roll(1) + self.heat.roll(-1)
        self.heat = self.heat / 2 + neighbours / 4

    def open(self):
        self.heat = (self.heat + ROOM) / 2

    def follow(self, recipe):
        for name in recipe:
            ACTIONS[name](self)

    def melted(self):
        return torch.sigmoid((self.heat - 150) / 25).mean().item()


ACTIONS = {"burn": Kiln.burn, "wait": Kiln.wait, "open": Kiln.open}


def fire(glaze, recipe):
    kiln = Kiln(glaze)
    kiln.follow(recipe)
    return kiln.melted()


def compare(glaze, recipes):
    return [fire(glaze, recipe) for recipe in recipes]
