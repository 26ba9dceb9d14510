# expect: WRONG_GRADIENT — the mean over all entries, not over the words
# The lengths take part in the slope now. But the squares of one word are to be added up: a squared distance is a sum.
# You take the mean of them, too, and so every slope is too small by a factor of D.


def unit(vector):
    length = float(vector.norm())
    return vector / length


def loss(words, targets):
    misses = words / words.norm(dim=1, keepdim=True) - targets
    return misses.square().mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
