# expect: WRONG_VALUE — the new slope is weighted with 1 - beta
# You made the velocity a running mean: beta times the old one plus (1 - beta) times the new slope. Some optimisers do
# this (Adam's first moment, for example). But here the slope counts in full. With beta = 0.9 your first step is a
# tenth as long as asked, and with beta = 1 the ball never moves.

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
        self.velocity = beta * self.velocity + (1 - beta) * self.place.grad
        with torch.no_grad():
            self.place -= lr * self.velocity


def roll(x0, lr, beta, n):
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
