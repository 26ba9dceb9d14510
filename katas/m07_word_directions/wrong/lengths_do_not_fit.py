# expect: RAISED — the lengths do not fit to the table of words
# The lengths stay tensors, and all rows are done at once: a good idea. But if the lengths are a row of N numbers,
# then broadcasting puts them beside the D columns, and that works only by chance. They should stand in a column, one
# beside each word: the summed direction has to stay, with one entry.


def unit(vector):
    length = float(vector.norm())
    return vector / length


def loss(words, targets):
    misses = words / words.norm(dim=1) - targets
    return misses.square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
