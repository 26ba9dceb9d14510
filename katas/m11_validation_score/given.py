"""The model that is evaluated, and the caller around it."""

import torch
from torch import nn


class Thermometer(nn.Module):
    """Predicts temperatures from voltages, and refuses voltages that are beyond its limit."""

    def __init__(self, offset, slope, limit):
        super().__init__()
        self.offset = nn.Parameter(torch.tensor(offset, dtype=torch.float64))
        self.slope = nn.Parameter(torch.tensor(slope, dtype=torch.float64))
        self.limit = limit

    def forward(self, voltage):
        if (voltage.abs() > self.limit).any():
            raise ValueError(f"a voltage is beyond {self.limit}")
        return self.offset + self.slope * voltage


def thermometer(offset, slope, limit, recording):
    """A model, and torch as its caller has it at the moment: recording or not."""
    model = Thermometer(offset, slope, limit)
    torch.set_grad_enabled(recording)
    return model
