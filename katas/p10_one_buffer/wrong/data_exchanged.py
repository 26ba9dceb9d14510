# expect: WRONG_VALUE — the buffer still holds the old weights
# The buffer that you return has not changed. If you assigned to p.data, or replaced the parameters: each of them now
# has a tensor of its own, with the right numbers, and no longer looks into the buffer. What is sent to the other
# machines are the weights from before the step. Write into the memory that is there.


class Descent:
    def __init__(self, parameters, lr, decay):
        self.parameters = list(parameters)
        self.lr = lr
        self.decay = decay

    def step(self):
        for p in self.parameters:
            p.data = p.data - self.lr * (p.grad + self.decay * p.data)


def update(model, lr, decay):
    optimiser = Descent(model.parameters, lr, decay)
    optimiser.step()
    return model.weights, model.gradients
