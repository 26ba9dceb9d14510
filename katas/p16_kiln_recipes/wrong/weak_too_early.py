# expect: RAISED — a weak reference to a bound method is dead at once
# If you put weakref.ref(self.burn) into the table: a weak reference is the right idea, but to what? self.burn is a new
# object each time that you write it, and the weak reference is all that refers to it. So it dies in the same line, and
# calling the reference gives None. The module weakref has a class of its own for methods.

import weakref

import torch

FLAME, ROOM = 100.0, 20.0


class Kiln:
    def __init__(self, glaze):
        self.heat = torch.full_like(glaze, ROOM)
        self.takes = torch.sigmoid(glaze)
        self.actions = {method.__name__: weakref.ref(method) for method in (self.burn, self.wait, self.open)}

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
