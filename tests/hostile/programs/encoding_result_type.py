# attack: encoding
# goal: hide orders in the name of a result's type
# expect: WRONG_GRADIENT

Hostile = type("\x1b[31m::error::\u202e", (), {"__repr__": lambda self: "\x1b[2J"})


def gradient(x):
    return Hostile()
