# expect: RAISED — the bill has no way back
# torch finds no recorded way back from the bill, although the load requires a gradient. Whether an operation is
# recorded is decided where it runs, by the innermost switch: an enable_grad() around the whole call does not help if
# somebody switches recording off further in. inference_mode() switches it off, too, and more strictly.

import torch


class Tariff:
    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    @torch.no_grad()
    def cost(self, load):
        variable = self.losses * load**2 + self.energy * load
        return self.connection + variable

    def show(self, load):
        for hour, price in enumerate(self.cost(load).flatten().tolist()):
            print(f"hour {hour}: {price:.2f}")


def bill_and_slope(x):
    load = x.detach().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.backward()
    return bill.detach(), load.grad
