"""A heavy ball in the valley y = x**2. It keeps a part of its velocity from push to push."""

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


if __name__ == "__main__":
    for beta in (0.0, 0.5, 0.9):
        places = [round(place, 1) for place in roll(100.0, 0.1, beta, 60)]
        print(f"beta {beta}: begins {places[:6]}, ends {places[-3:]}")
