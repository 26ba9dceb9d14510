# expect: OVER_BUDGET — the last kiln is left over
# gc.collect() sees the rings, but not the one that you still have a name for: the kiln of this firing. It waits for the
# next firing, and after the last one nobody collects it. That is one kiln too many. Without a ring no kiln would have
# to wait.

import gc

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
    gc.collect()
    return share


def compare(glaze, recipes):
    return [fire(glaze, recipe) for recipe in recipes]
