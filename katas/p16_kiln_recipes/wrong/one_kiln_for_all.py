# expect: OVER_BUDGET — one kiln for all recipes, and it stays
# One kiln instead of many: now nothing grows while the recipes are tried. But when the call is over, this kiln is as
# hard to get rid of as the others were, and the next call makes another one. What keeps it?

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


def fire(kiln, glaze, recipe):
    kiln.heat = torch.full_like(glaze, ROOM)
    kiln.follow(recipe)
    return kiln.melted()


def compare(glaze, recipes):
    kiln = Kiln(glaze)
    return [fire(kiln, glaze, recipe) for recipe in recipes]
