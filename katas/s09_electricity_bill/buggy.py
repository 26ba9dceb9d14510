"""An electricity tariff: what does the load of each hour cost, and where does it pay to use less?"""

import torch


class Tariff:
    """What a household pays."""

    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    @torch.no_grad()
    def cost(self, load):
        """Return what each hour costs."""
        variable = self.losses * load**2 + self.energy * load
        return variable + self.connection

    def show(self, load):
        """Show the bill on the display."""
        for hour, price in enumerate(self.cost(load).flatten().tolist()):
            print(f"hour {hour}: {price:.2f}")


def bill_and_slope(x):
    """Return the bill for the loads x, and how fast it grows with each of them."""
    load = x.detach().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.backward()
    return bill.detach(), load.grad


if __name__ == "__main__":
    loads = torch.tensor([1.0, 4.0, -1.5], dtype=torch.float64)
    Tariff(connection=2, energy=3, losses=1).show(loads)
    print("bill and slopes:", bill_and_slope(loads))
