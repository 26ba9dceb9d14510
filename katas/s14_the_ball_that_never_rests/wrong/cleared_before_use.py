# expect: WRONG_VALUE — the gradient is emptied before it is read
# Your ball does not move. Clearing .grad is right, but between backward() and the line that reads it is the one place
# where it must not happen: then the slope is 0 when it is needed.

import torch


def height(x):
    return x**2


class Ball:
    def __init__(self, place):
        self.place = torch.tensor(place, dtype=torch.float64, requires_grad=True)
        self.velocity = 0.0

    def push(self, lr, beta):
        height(self.place).backward()
        self.place.grad.zero_()
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
