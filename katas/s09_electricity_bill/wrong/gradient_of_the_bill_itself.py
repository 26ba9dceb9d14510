# expect: WRONG_GRADIENT — returned the .grad of the bill
# You set requires_grad on the bill and read its own .grad. That is the slope of the bill with respect to itself: always
# 1, a single number. Asked for is one slope for each load.

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
    return bill.detach(), bill.grad
