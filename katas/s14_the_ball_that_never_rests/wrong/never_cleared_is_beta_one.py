# expect: WRONG_VALUE — .grad serves as the velocity, and beta has no effect
# You took the second memory away, and it is true that a .grad that is never cleared works like a velocity. But this
# one never loses anything: your ball rolls as if beta were 1, whatever beta is, and it never settles. Somewhere in
# each step the part 1 - beta of the old velocity has to go.

import torch


def height(x):
    return x**2


class Ball:
    def __init__(self, place):
        self.place = torch.tensor(place, dtype=torch.float64, requires_grad=True)

    def push(self, lr, beta):
        height(self.place).backward()
        with torch.no_grad():
            self.place -= lr * self.place.grad


def roll(x0, lr, beta, n):
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
