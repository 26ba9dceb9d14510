# expect: WRONG_GRADIENT — the columns were given length 1, not the rows
# The length is a part of the graph now. But you took the lengths along the wrong direction: dim=0 runs down the
# columns and gives one number for each of them. A word is a row.


def unit(vector):
    length = float(vector.norm())
    return vector / length


def loss(words, targets):
    misses = words / words.norm(dim=0) - targets
    return misses.square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
