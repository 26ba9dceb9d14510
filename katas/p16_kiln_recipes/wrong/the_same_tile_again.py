# expect: WRONG_VALUE — the next recipe begins with the tile of the last one
# With one kiln for all recipes nothing piles up. But its tile is still hot from the last recipe, so from the second
# one on the numbers are wrong: each recipe is to get a new tile, at the temperature of the room.

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


def fire(kiln, recipe):
    kiln.follow(recipe)
    return kiln.melted()


def compare(glaze, recipes):
    kiln = Kiln(glaze)
    return [fire(kiln, recipe) for recipe in recipes]
