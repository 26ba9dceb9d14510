# expect: WRONG_GRADIENT — left the energy under no_grad()
# The losses are recorded now, but the energy is not: the 3 is missing in every slope. A part that was computed under
# no_grad() counts as a constant, and nothing warns you, because another part has a way back.

import torch


class Tariff:
    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    def cost(self, load):
        with torch.no_grad():
            energy = self.energy * load
        variable = self.losses * load**2 + energy
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
