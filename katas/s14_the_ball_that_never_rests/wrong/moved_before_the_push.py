# expect: WRONG_VALUE — the ball moves with the velocity of the step before
# Your first step leads nowhere: the ball moves with its old velocity, and only then the slope changes it. In the task
# the slope comes first. The order of the two lines matters.

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
        with torch.no_grad():
            self.place -= lr * self.velocity
        self.velocity = beta * self.velocity + self.place.grad


def roll(x0, lr, beta, n):
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
