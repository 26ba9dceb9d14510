"""Go along the words, not along the places, and write the slopes down by hand.

Cause: places × words of scores were there at once. They can also be cut the other way. A first walk over the table
collects the logarithm of a sum of exponentials for each place and some words; the same function joins these parts. Now
the share of a word at a place is known as soon as its score is. So the second walk makes the scores of some words again
and turns them into slopes: the share, less one for the word that really followed. Nothing has to wait in between.
"""

import torch

PADDING = -1
WORDS = 64


def last_layer(hidden, table, words):
    """Return the loss, its slope at the hidden states for the layers below, and its slope at the table of words."""
    hidden, table = hidden.detach(), table.detach()
    real = (words != PADDING).double()[:, None]
    weights = real / real.sum()
    parts = [(hidden @ some.T).logsumexp(1) for some in table.split(WORDS)]
    everything = torch.stack(parts).logsumexp(0)[:, None]
    loss, at_hidden, at_table = 0, 0, []
    for numbers in torch.arange(len(table), device=words.device).split(WORDS):
        follows = words[:, None] == numbers
        logs = hidden @ table[numbers].T - everything
        loss = loss - (weights * logs * follows).sum()
        slopes = weights * (logs.exp() - follows.double())
        at_hidden = at_hidden + slopes @ table[numbers]
        at_table.append(slopes.T @ hidden)
    return loss, at_hidden, torch.cat(at_table)
