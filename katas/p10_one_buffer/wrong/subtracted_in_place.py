# expect: OVER_BUDGET — two tensors beside a parameter
# The weights are changed in place, but beside them there are two tensors of a parameter's size at once. If the formula
# still stands there as it is: -= or copy_() writes the result into p, after every *, + and - on the right has made a
# tensor of its own. If you have only one tensor per round already: the name that you gave it keeps it alive while the
# next round computes its own.

import torch


class Descent:
    def __init__(self, parameters, lr, decay):
        self.parameters = list(parameters)
        self.lr = lr
        self.decay = decay

    @torch.no_grad()
    def step(self):
        for p in self.parameters:
            p -= self.lr * (p.grad + self.decay * p)


def update(model, lr, decay):
    optimiser = Descent(model.parameters, lr, decay)
    optimiser.step()
    return model.weights, model.gradients
