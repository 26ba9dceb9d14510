"""Add the losses and go back once.

Cause: two backward passes went through the shared x**2, and the first one freed what was saved there.
The slope of a sum is the sum of the slopes. So nothing forces us to go back twice: one pass from z1 + z2 visits the
shared piece once, with both messages already added up. Where only the total is needed, it is also the cheapest way.
"""


def gradient(x):
    """Return d(z1 + z2)/dx."""
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    (z1 + z2).backward()
    return x.grad
