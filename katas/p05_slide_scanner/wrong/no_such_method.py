# expect: RAISED — a tensor has no method hardswish_
# Good guess: the underscore at the end means "in place". But not every function has such a form, and a tensor has no
# method hardswish_. The documentation of an activation function says how it is asked to write in place.


def activate(x, scale, shift):
    return x.mul_(scale[:, None]).add_(shift[:, None]).hardswish_()
