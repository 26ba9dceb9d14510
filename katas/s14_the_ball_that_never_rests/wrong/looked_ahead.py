# expect: WRONG_VALUE — the step goes along beta · v + g with the new v
# This is a good optimiser, but another one: Nesterov's. It applies the friction and the slope once more after v is
# computed, as if it looked one step ahead. The ball of the task moves by lr · v, with v just as step 1 made it.

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
        self.velocity = beta * self.velocity + self.place.grad
        with torch.no_grad():
            self.place -= lr * (beta * self.velocity + self.place.grad)


def roll(x0, lr, beta, n):
    ball = Ball(x0)
    places = [ball.place.item()]
    for _ in range(n):
        ball.push(lr, beta)
        places.append(ball.place.item())
    return places
