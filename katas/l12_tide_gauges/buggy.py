"""The loss of a tide model: recordings of unequal length, padded with zeros into one table."""

import torch


def padded(recordings):
    """Return the recordings as one table, filled up with zeros, and where each of them ends."""
    table = torch.nn.utils.rnn.pad_sequence(recordings, batch_first=True)
    last = torch.tensor([len(each) - 1 for each in recordings])
    return table, last


def sequence_loss(prediction, target, last):
    """Return the mean squared error; hours that no gauge has measured are cut off."""
    hours = int(last.max()) + 1
    errors = (prediction[:, :hours] - target[:, :hours]) ** 2
    return errors.mean()


def loss_and_slope(prediction, target, last):
    """Return the loss and its slope with respect to the prediction."""
    prediction = prediction.detach().requires_grad_(True)
    loss = sequence_loss(prediction, target, last)
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope


if __name__ == "__main__":
    gauges = [[2.0, 3.0, 4.0, 3.0], [5.0], [4.0, 5.0], [1.0, 2.0, 3.0, 2.0]]
    recordings = [torch.tensor(each, dtype=torch.float64) for each in gauges]
    for order in ([0, 3], [2, 1]), ([0, 1], [2, 3]):
        losses = []
        for batch in order:
            target, last = padded([recordings[i] for i in batch])
            prediction = torch.full_like(target, 3.0)
            losses.append(loss_and_slope(prediction, target, last)[0].item())
        print("batches", order, "losses", losses)
