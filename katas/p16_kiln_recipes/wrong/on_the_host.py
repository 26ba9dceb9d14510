# expect: BROKE_RULE — moved the firings to the host
# The GPU is empty because you do not use it. The kilns pile up all the same, now in the memory of the host, and that
# is not endless, either. The page asks for a computation on the GPU.

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
    kiln = Kiln(glaze.cpu())
    kiln.follow(recipe)
    return kiln.melted()


def compare(glaze, recipes):
    return [fire(glaze, recipe) for recipe in recipes]
