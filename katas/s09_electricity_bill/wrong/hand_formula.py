# expect: BROKE_RULE — wrote the slope down as a formula
# Both numbers are right. But here torch should differentiate: the next tariff will have steps and discounts, and your
# formula will not know of them. Find out why torch has no way back.

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
    return bill.detach(), 2 * x.detach() + 3
