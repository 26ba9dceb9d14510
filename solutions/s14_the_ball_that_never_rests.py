"""Clear the gradient in every step: the velocity is the only memory.

Cause: the program had two memories. The velocity keeps the part beta of itself, as it should. But `.grad` was never
cleared, and `backward()` adds to it, so what went into the velocity was the sum of all slopes since the start. This sum
is a second velocity, one that never loses anything. With an empty `.grad` before each pass, g is the slope at this
place and nothing else.
"""

import torch


def height(x):
    """Return the height of the valley."""
    return x**2


class Ball:
    """A ball with a memory: beta = 0 forgets the velocity at once, beta = 1 never loses any."""

    def __init__(self, place):
        self.place = torch.tensor(place, dtype=torch.float64, requires_grad=True)
        self.velocity = 0.0

    def push(self, lr, beta):
        """Let the slope push the ball, and move it."""
        self.place.grad = None
        height(self.place).backward()
        self.velocity = beta * self.velocity + self.place.grad
        with torch.no_grad():
            self.place -= lr * self.velocity


def roll(x0, lr, beta, n):
    """Return the n + 1 places that the ball visits, the start included."""
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
