# expect: WRONG_VALUE — beta multiplies the new slope as well
# You compute beta · (v + g). Friction takes a part of the *old* velocity away, but the new slope pushes with all its
# force. With beta = 0 your ball cannot move at all, and it should be plain gradient descent then.

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
        self.velocity = beta * (self.velocity + self.place.grad)
        with torch.no_grad():
            self.place -= lr * self.velocity


def roll(x0, lr, beta, n):
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
