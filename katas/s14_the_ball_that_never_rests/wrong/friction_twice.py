# expect: WRONG_VALUE — both memories decay
# Now .grad loses the part 1 - beta in each step instead of staying full, and with beta = 0 all is well. But there are
# still two memories: .grad is a velocity now, and you add it up in a second one. Either of them alone would do.

import torch


def height(x):
    return x**2


class Ball:
    def __init__(self, place):
        self.place = torch.tensor(place, dtype=torch.float64, requires_grad=True)
        self.velocity = 0.0

    def push(self, lr, beta):
        if self.place.grad is not None:
            self.place.grad *= beta
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
