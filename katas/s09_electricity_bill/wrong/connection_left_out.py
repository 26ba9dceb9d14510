# expect: WRONG_VALUE — the bill lacks the connection
# Your slope is right, and it does not notice that a constant is missing: constants have the slope 0. But the bill does.
# Every hour pays 2 for the connection, too. If you wrote the cost anew: compare it with the tariff, term by term.


class Tariff:
    def __init__(self, connection, energy, losses):
        self.connection = connection
        self.energy = energy
        self.losses = losses

    def cost(self, load):
        return self.losses * load**2 + self.energy * load

    def show(self, load):
        for hour, price in enumerate(self.cost(load).flatten().tolist()):
            print(f"hour {hour}: {price:.2f}")


def bill_and_slope(x):
    load = x.detach().requires_grad_(True)
    tariff = Tariff(connection=2, energy=3, losses=1)
    bill = tariff.cost(load).sum()
    bill.backward()
    return bill.detach(), load.grad
