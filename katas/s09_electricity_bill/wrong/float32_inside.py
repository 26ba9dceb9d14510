# expect: WRONG_GRADIENT — computed in float32
# The bill has a way back now, but it is computed in float32: about seven digits are left of sixteen, in the bill and in
# the slope. A conversion at the end does not bring them back.


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
    load = x.detach().float().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.backward()
    return bill.detach().double(), load.grad.double()
