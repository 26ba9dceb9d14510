# expect: OVER_BUDGET — temporaries for all parameters at once
# There is only one temporary tensor for each parameter, but those of all parameters are there at the same time. If you
# took torch's SGD: on a GPU it works on lists of parameters, which is fast, and makes grad + decay * p for the whole
# list before it moves anything. Its documentation says how much memory that costs, and which option turns it off. If
# you made a list of steps first: use each up before you compute the next.

import torch


def update(model, lr, decay):
    torch.optim.SGD(model.parameters, lr=lr, weight_decay=decay).step()
    return model.weights, model.gradients
