# expect: WRONG_GRADIENT — measured the slope with small steps
# You measured the slope with small steps, and for that nothing has to be recorded. But only about nine of its digits
# are right. torch gives all of them as soon as it may record.

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
    with torch.no_grad():
        slope = (tariff.cost(x + 1e-5) - tariff.cost(x - 1e-5)) / 2e-5
    return bill.detach(), slope
