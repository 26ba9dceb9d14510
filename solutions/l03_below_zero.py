"""Let the model return log-probabilities.

nll_loss picks the entry of the right letter, changes its sign and takes the mean. A negative log-likelihood comes out
only if the entries are logarithms already, and the program gave it plain probabilities. log_softmax takes both steps at
once. It never forms the probability itself, so it stays exact where that would be too small for a logarithm.
"""

import torch.nn.functional as F


def next_letter(table, text):
    """Return one row for each letter of the text: the log-probabilities of the letter that follows it."""
    return F.log_softmax(table[text], dim=1)


def negative_log_likelihood(table, text):
    """Return how badly the table guesses each letter of the text from the one before, as a mean."""
    guesses = next_letter(table, text[:-1])
    return F.nll_loss(guesses, text[1:])


def gradient(table, text):
    """Return the gradient of the mean negative log-likelihood with respect to the table."""
    table = table.detach().requires_grad_(True)
    negative_log_likelihood(table, text).backward()
    return table.grad
