# expect: WRONG_VALUE — computed in float32
# The way is right, but only to about 7 digits. torch.tensor makes a float32 tensor of a Python float, its default.
# The task asks for float64: say the dtype.

import torch


def height(x):
    return x**2


class Ball:
    def __init__(self, place):
        self.place = torch.tensor(place, requires_grad=True)
        self.velocity = 0.0

    def push(self, lr, beta):
        self.place.grad = None
        height(self.place).backward()
        self.velocity = beta * self.velocity + self.place.grad
        with torch.no_grad():
            self.place -= lr * self.velocity


def roll(x0, lr, beta, n):
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
