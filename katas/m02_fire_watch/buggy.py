"""One training step of a fire watch, with an entry for the shift log."""

import torch

ALARM = 0.5  # a camera with this probability of a fire, or more, raises the alarm


def alarm_load(probabilities):
    """Return how many real fires to expect behind the alarms: the sum of their probabilities."""
    alarms = probabilities.data
    alarms[alarms < ALARM] = 0.0
    return alarms.sum()


def step(logits, burning):
    """Return the loss, the alarm load and the slope of the loss for each logit."""
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad


if __name__ == "__main__":
    logits = torch.tensor([-2.0, 1.0, 3.0], dtype=torch.float64)
    burning = torch.tensor([True, False, True])
    for round_ in range(4):
        loss, load, slope = step(logits, burning)
        print(f"round {round_}: loss {loss:.4f}, alarm load {load:.4f}, logits {logits.tolist()}")
        logits = logits - 5.0 * slope
