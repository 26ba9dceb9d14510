# expect: WRONG_VALUE — old slopes stay in .grad, and the velocity remembers them again
# Your velocity follows the rule, but what flows into it is not the slope: backward() adds to .grad, and nobody
# empties it. So g is the sum of all slopes so far, even with beta = 0. That is a second velocity, one without any
# friction, and it is why the ball never settles. It does not help to escape, it only keeps the ball from arriving.

import torch


def height(x):
    return x**2


class Ball:
    def __init__(self, place):
        self.place = torch.tensor(place, dtype=torch.float64, requires_grad=True)
        self.velocity = 0.0

    def push(self, lr, beta):
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
