"""Learn to date coins: a trained encoder makes features of pictures, and only a new last layer is to be trained."""

import torch
from torch import nn

RATE = 0.05


class Encoder(nn.Module):
    """Pictures in, features out. The museum has trained it on everything in the archive."""

    def __init__(self, weights):
        super().__init__()
        self.layers = nn.ParameterList(weights)

    def forward(self, pictures):
        features = pictures
        for weight in self.layers:
            features = torch.tanh(features @ weight)
        return features


def tune(weights, head, pictures, years, n):
    """Return the last layer after n steps of descent; the encoder stays as it is."""
    encoder = Encoder(weights)
    head = nn.Parameter(head.clone())
    optimiser = torch.optim.SGD([head], lr=RATE)
    for _ in range(n):
        optimiser.zero_grad()
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()


if __name__ == "__main__":
    torch.manual_seed(0)
    coins, minted = torch.randn(40, 16, dtype=torch.float64), torch.randn(40, dtype=torch.float64)
    saved = []

    def counted(tensor):
        saved.append(tensor.numel())
        return tensor

    for layers in (1, 2, 4, 8):
        saved.clear()
        archive = [torch.randn(16, 16, dtype=torch.float64) / 4 for _ in range(layers)]
        with torch.autograd.graph.saved_tensors_hooks(counted, lambda tensor: tensor):
            head = tune(archive, torch.zeros(16, dtype=torch.float64), coins, minted, 1)
        print(f"{layers} layers: {head.numel()} numbers trained, {sum(saved)} numbers saved for the backward pass")
