# expect: RAISED — changed a parameter in place while torch records
# torch forbids it: a parameter is a leaf that requires a gradient, and the step is no part of what is differentiated.
# If no_grad() got lost when you rewrote the step: it has nothing to do with the memory, and is needed all the same.


class Descent:
    def __init__(self, parameters, lr, decay):
        self.parameters = list(parameters)
        self.lr = lr
        self.decay = decay

    def step(self):
        for p in self.parameters:
            p.mul_(1 - self.lr * self.decay).add_(p.grad, alpha=-self.lr)


def update(model, lr, decay):
    optimiser = Descent(model.parameters, lr, decay)
    optimiser.step()
    return model.weights, model.gradients
