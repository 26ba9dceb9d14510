# expect: WRONG_VALUE — the gradients of all steps are added up
# You take the whole gradient now, and the first step is right. Then each step also contains all the gradients before:
# backward() adds to .grad, and you never clear it. The walker gets faster and faster and shoots over the hollow.

import torch


def height(place):
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slopes(place):
    height(place).backward()
    return place.grad


def descend(x0, y0, lr, n):
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        step = lr * slopes(place)
        with torch.no_grad():
            place -= step
        path.append(place.detach().clone())
    return torch.stack(path)
