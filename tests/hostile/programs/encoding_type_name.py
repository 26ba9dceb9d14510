# attack: encoding
# goal: hide orders in the name of an exception's type
# expect: RAISED

Hostile = type("\x1b[31m::error::\u202e", (Exception,), {"__module__": "\x1b[2J"})


def gradient(x):
    raise Hostile("text")
