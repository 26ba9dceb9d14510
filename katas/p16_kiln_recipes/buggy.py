"""Try recipes for a kiln: what share of the glaze on a long tile has melted when a firing is over?"""

import torch

FLAME, ROOM = 100.0, 20.0


class Kiln:
    """A tile in a kiln. A recipe is a list of names of what one can do."""

    def __init__(self, glaze):
        self.heat = torch.full_like(glaze, ROOM)
        self.takes = torch.sigmoid(glaze)  # of the heat that a flame offers
        self.actions = {"burn": self.burn, "wait": self.wait, "open": self.open}

    def burn(self):
        """Light the flame for a while."""
        self.heat = self.heat + FLAME * self.takes

    def wait(self):
        """Let the heat flow between neighbouring cells; the first and the last are neighbours, too."""
        neighbours = self.heat.roll(1) + self.heat.roll(-1)
        self.heat = self.heat / 2 + neighbours / 4

    def open(self):
        """Let out half of what is above the temperature of the room."""
        self.heat = (self.heat + ROOM) / 2

    def follow(self, recipe):
        """Do one thing after the other."""
        for name in recipe:
            self.actions[name]()

    def melted(self):
        """Return the share of the glaze that has melted, as a number."""
        return torch.sigmoid((self.heat - 150) / 25).mean().item()


def fire(glaze, recipe):
    """Fire a new tile."""
    kiln = Kiln(glaze)
    kiln.follow(recipe)
    return kiln.melted()


def compare(glaze, recipes):
    """Return the melted share for each recipe, each with a new tile."""
    return [fire(glaze, recipe) for recipe in recipes]


if __name__ == "__main__":
    import gc

    glaze = torch.linspace(-2, 2, 1000, dtype=torch.float64)
    print("melted:", compare(glaze, [["burn"], ["burn", "burn", "wait"], ["burn", "burn", "open"]]))
    print("kilns still there:", sum(type(each) is Kiln for each in gc.get_objects()))
