# expect: SIDE_EFFECT — the call used up random numbers
# Your losses are right. But the call drew from torch's random generator. If you made a layer such as nn.Linear and
# then set its numbers: the layer has first filled itself with random ones. After such a call the rest of a program
# draws other numbers than before. Here the beginning is known, so nothing has to be drawn.

import torch


def losses(x, y, lr, n):
    model = torch.nn.Linear(1, 1, dtype=torch.float64)
    torch.nn.init.ones_(model.weight)
    torch.nn.init.constant_(model.bias, 0.5)
    optimiser = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for _ in range(n):
        loss = (model(x[:, None])[:, 0] - y).square().mean()
        history.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return history
