# expect: SIDE_EFFECT — left recording switched off
# Your numbers are right. But you move torch's global switch and do not put it back: after your call nothing is recorded
# any more, anywhere in the program, or something is that should not be. Use the switch as a context (`with …:`), which
# puts it back by itself, or do without it.

import torch


class Tariff:
    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    def cost(self, load):
        variable = self.losses * load**2 + self.energy * load
        return variable + self.connection

    def show(self, load):
        for hour, price in enumerate(self.cost(load).flatten().tolist()):
            print(f"hour {hour}: {price:.2f}")


def bill_and_slope(x):
    torch.set_grad_enabled(True)
    load = x.detach().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.backward()
    torch.set_grad_enabled(False)
    return bill.detach(), load.grad
