# expect: WRONG_GRADIENT — made the bill a leaf
# With requires_grad set on the bill, backward() finds a place to start from, and the error is gone. But it is also the
# place where it ends: the bill is a leaf now, with no history behind it. Nothing reaches the load, and its .grad is
# None. A flag cannot bring back what was not recorded.

import torch


class Tariff:
    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    @torch.no_grad()
    def cost(self, load):
        variable = self.losses * load**2 + self.energy * load
        return variable + self.connection

    def show(self, load):
        for hour, price in enumerate(self.cost(load).flatten().tolist()):
            print(f"hour {hour}: {price:.2f}")


def bill_and_slope(x):
    load = x.detach().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.requires_grad_(True)
    bill.backward()
    return bill.detach(), load.grad
