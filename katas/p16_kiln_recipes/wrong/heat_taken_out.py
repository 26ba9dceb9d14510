# expect: OVER_BUDGET — took one tensor out of the kiln, and the kiln is still there
# One of the two tensors is free now. The kiln itself is still there, with what else it has: each one keeps a tensor of
# the size of the tile. You can take things out one by one, until somebody adds a third. Or you let the kiln go.

import torch

FLAME, ROOM = 100.0, 20.0


class Kiln:
    def __init__(self, glaze):
        self.heat = torch.full_like(glaze, ROOM)
        self.takes = torch.sigmoid(glaze)
        self.actions = {"burn": self.burn, "wait": self.wait, "open": self.open}

    def burn(self):
        self.heat = self.heat + FLAME * self.takes

    def wait(self):
        neighbours = self.heat.roll(1) + self.heat.roll(-1)
        self.heat = self.heat / 2 + neighbours / 4

    def open(self):
        self.heat = (self.heat + ROOM) / 2

    def follow(self, recipe):
        for name in recipe:
            self.actions[name]()

    def melted(self):
        return torch.sigmoid((self.heat - 150) / 25).mean().item()


def fire(glaze, recipe):
    kiln = Kiln(glaze)
    kiln.follow(recipe)
    share = kiln.melted()
    kiln.heat = None
    return share


def compare(glaze, recipes):
    return [fire(glaze, recipe) for recipe in recipes]
