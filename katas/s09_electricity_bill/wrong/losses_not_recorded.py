# expect: WRONG_GRADIENT — left the losses under no_grad()
# The energy is recorded now, but the losses are not: you answer 3 for every load. It is not enough that some way leads
# from the bill to the load. Every part of the bill that changes with the load has to be recorded, or its share is
# missing without any warning.

import torch


class Tariff:
    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    def cost(self, load):
        with torch.no_grad():
            losses = self.losses * load**2
        variable = losses + self.energy * load
        return variable + self.connection

    def show(self, load):
        for hour, price in enumerate(self.cost(load).flatten().tolist()):
            print(f"hour {hour}: {price:.2f}")


def bill_and_slope(x):
    load = x.detach().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.backward()
    return bill.detach(), load.grad
