"""The optimiser of a training run on several machines: gradient descent with weight decay."""

import torch


class Descent:
    """Each parameter goes a small step against its gradient, and shrinks a little."""

    def __init__(self, parameters, lr, decay):
        self.parameters = list(parameters)
        self.lr = lr
        self.decay = decay

    @torch.no_grad()
    def step(self):
        for p in self.parameters:
            p.copy_(p - self.lr * (p.grad + self.decay * p))


def update(model, lr, decay):
    """Take one step with the model, and return what goes to the other machines: its weights and its gradients."""
    optimiser = Descent(model.parameters, lr, decay)
    optimiser.step()
    return model.weights, model.gradients


if __name__ == "__main__":
    import resource
    from types import SimpleNamespace

    weights, gradients = torch.ones(2, 4, 10_000_000, dtype=torch.float64)
    parameters = [torch.nn.Parameter(row) for row in weights]
    for p, row in zip(parameters, gradients, strict=True):
        p.grad = row
    model = SimpleNamespace(weights=weights, gradients=gradients, parameters=parameters)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print("weights after the step:", update(model, 0.5, 0.1)[0][:, 0].tolist())
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"a parameter takes {10_000_000 * 8 >> 20} MiB, and the step needed {after - before} MiB beside the model")
