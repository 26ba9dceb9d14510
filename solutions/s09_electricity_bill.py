"""Let the caller decide whether to record.

Why it works: no_grad() around the forward pass means that the bill is a number without a history. It was put there
for the display, which needs no slope. Without it `cost` records exactly when its input requires a gradient. The
display hands in plain loads, for which nothing is recorded anyway; if it ever gets others, no_grad() belongs into
`show`.
"""


class Tariff:
    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    def cost(self, load):
        variable = self.losses * load**2 + self.energy * load
        return variable + self.connection


def bill_and_slope(x):
    load = x.detach().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.backward()
    return bill.detach(), load.grad
