# expect: OVER_BUDGET — collected the garbage when all firings were over
# Well found: gc.collect() sees the rings, and after the call all is free. But until then every kiln was there. With
# enough recipes the program never comes to this line. And what has to be collected need not become garbage of this
# kind at all: look for the ring.

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
    return kiln.melted()


def compare(glaze, recipes):
    shares = [fire(glaze, recipe) for recipe in recipes]
    gc.collect()
    return shares
