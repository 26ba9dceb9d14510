# expect: WRONG_VALUE — the velocity is forgotten in every step
# Now your program is plain gradient descent for every beta: the ball settles, but it has no memory at all. Clearing
# .grad is right, and it does not switch momentum off. The velocity is something else: it lives on from step to step,
# as the sum of beta times itself and the new slope.

import torch


def height(x):
    return x**2


class Ball:
    def __init__(self, place):
        self.place = torch.tensor(place, dtype=torch.float64, requires_grad=True)
        self.velocity = 0.0

    def push(self, lr, beta):
        self.place.grad = None
        height(self.place).backward()
        self.velocity = self.place.grad
        with torch.no_grad():
            self.place -= lr * self.velocity


def roll(x0, lr, beta, n):
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
