# expect: WRONG_VALUE — computed with float32
# The tensors have half their size, and the shares half of their digits. The kilns are all still there: smaller ones.
# With twice as many recipes you are where you were.

import torch

FLAME, ROOM = 100.0, 20.0


class Kiln:
    def __init__(self, glaze):
        glaze = glaze.float()
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
    return kiln.melted()


def compare(glaze, recipes):
    return [fire(glaze, recipe) for recipe in recipes]
