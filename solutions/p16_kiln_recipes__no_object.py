"""Do without an object: functions from temperatures to temperatures.

Why it works: here there is nothing that could refer to itself. The table holds three functions, which get all they need
as arguments. The temperatures are a local variable of `fire`, and so is what the glaze takes: both are freed when the
function returns. What a name refers to before an assignment is freed as soon as the new value is there.
"""

import torch

FLAME, ROOM = 100.0, 20.0


def burn(heat, takes):
    return heat + FLAME * takes


def wait(heat, takes):
    return heat / 2 + (heat.roll(1) + heat.roll(-1)) / 4


def leave_open(heat, takes):
    return (heat + ROOM) / 2


ACTIONS = {"burn": burn, "wait": wait, "open": leave_open}


def fire(glaze, recipe):
    heat, takes = torch.full_like(glaze, ROOM), torch.sigmoid(glaze)
    for name in recipe:
        heat = ACTIONS[name](heat, takes)
    return torch.sigmoid((heat - 150) / 25).mean().item()


def compare(glaze, recipes):
    return [fire(glaze, recipe) for recipe in recipes]
