"""Attention of a caption model: each word looks at those regions of the picture that it may see."""

import torch


def padding_bias(allowed):
    """Return what is added to the scores: nothing where looking is allowed, minus infinity where it is not."""
    bias = torch.zeros(allowed.shape, dtype=torch.float64)
    return bias.masked_fill(~allowed, float("-inf"))


def attention_weights(query, key, allowed):
    """Return how much each word looks at each region; every row adds up to 1."""
    scores = query @ key.T / query.shape[1] ** 0.5
    return torch.softmax(scores + padding_bias(allowed), dim=1)


def attend(query, key, value, allowed):
    """Return what each word sees."""
    return attention_weights(query, key, allowed) @ value


if __name__ == "__main__":
    torch.manual_seed(0)
    query, key, value = (torch.randn(2, 3, dtype=torch.float64, requires_grad=True) for _ in range(3))
    for allowed in ([[True, False], [True, True]], [[True, True], [False, False]]):
        seen = attend(query, key, value, torch.tensor(allowed))
        gradients = torch.autograd.grad(seen[0].sum(), (query, key, value))
        print("allowed", allowed)
        print("    the first word sees", seen[0].tolist())
        print("    and teaches the keys", gradients[1].flatten().tolist())
