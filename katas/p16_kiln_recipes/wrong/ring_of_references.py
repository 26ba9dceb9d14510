# expect: OVER_BUDGET — every kiln is still there
# No kiln is freed when `fire` returns: it holds a table, the table holds its methods, and each of these holds the
# kiln. `del kiln` takes away a name, and __del__ would not even be called. torch.cuda.empty_cache() gives back what
# is free, and nothing is. A lambda that mentions self holds it as well, and so does a method that you get through a
# weakref.proxy.

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
    return [fire(glaze, recipe) for recipe in recipes]
