"""The importance-weighted estimate: how likely is each data point, judged by K samples?"""

import torch


def log_mean(logarithms):
    """The logarithm of the mean of the numbers whose logarithms are given, for each row."""
    numbers = torch.exp(logarithms)
    return torch.log(numbers.mean(dim=1))


def bound(log_joint, log_proposal):
    """Return the estimated log-likelihood of each data point."""
    log_weights = log_joint - log_proposal
    return log_mean(log_weights)


def loss(log_joint, log_proposal):
    """What the training makes small."""
    return -bound(log_joint, log_proposal).mean()


if __name__ == "__main__":
    log_joint = torch.tensor([[-3.0, -4.0, -2.5], [-900.0, -901.0, -905.0]], dtype=torch.float64, requires_grad=True)
    log_proposal = torch.tensor([[-1.0, -2.0, -1.5], [-2.0, -1.0, -3.0]], dtype=torch.float64)
    print("bound:", bound(log_joint, log_proposal))
    loss(log_joint, log_proposal).backward()
    print("gradient:", log_joint.grad)
