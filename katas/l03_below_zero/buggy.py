"""A language model that is only a table: which letter follows which?"""

import torch
import torch.nn.functional as F


def next_letter(table, text):
    """Return one row for each letter of the text: the probabilities of the letter that follows it."""
    return F.softmax(table[text], dim=1)


def negative_log_likelihood(table, text):
    """Return how badly the table guesses each letter of the text from the one before, as a mean."""
    guesses = next_letter(table, text[:-1])
    return F.nll_loss(guesses, text[1:])


def gradient(table, text):
    """Return the gradient of the mean negative log-likelihood with respect to the table."""
    table = table.detach().requires_grad_(True)
    negative_log_likelihood(table, text).backward()
    return table.grad


if __name__ == "__main__":
    message = "abracadabra-abracadabra"
    alphabet = sorted(set(message))
    text = torch.tensor([alphabet.index(letter) for letter in message])
    table = torch.zeros(len(alphabet), len(alphabet), dtype=torch.float64)
    for step in range(41):
        if step % 10 == 0:
            print(f"step {step}: loss {negative_log_likelihood(table, text).item():.4f}")
        table -= 5 * gradient(table, text)
