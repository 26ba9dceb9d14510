"""Walk down into a long valley and keep a diary: the place and the slope of every day."""

import torch


class Diary:
    """Two tables with one row for each day."""

    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        """Write down one day."""
        self.places.append(place.detach())
        self.slopes.append(slope)

    def tables(self):
        """Return the places and the slopes."""
        return torch.stack(self.places), torch.stack(self.slopes)


def height(x):
    """Return the height of the valley, which is steeper in each further direction."""
    steepness = torch.arange(1, len(x) + 1)
    return torch.sum(steepness * x**2)


def walk(x0, lr, n):
    """Return the places and the slopes of n + 1 days of gradient descent."""
    x = x0.detach().clone().requires_grad_(True)
    diary = Diary()
    for _ in range(n + 1):
        height(x).backward()
        diary.note(x, x.grad)
        with torch.no_grad():
            x -= lr * x.grad
            x.grad.zero_()
    return diary.tables()


if __name__ == "__main__":
    places, slopes = walk(torch.tensor([3.0, -2.0], dtype=torch.float64), 0.1, 4)
    for day, (place, slope) in enumerate(zip(places.tolist(), slopes.tolist(), strict=True)):
        print(f"day {day}: at {place}, slope {slope}")
