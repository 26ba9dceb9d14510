# expect: WRONG_GRADIENT — the sum over the words, not their mean
# The lengths take part in the slope now. But you add up the losses of the words, and the task asks for their mean.
# With a single word you do not see it.


def unit(vector):
    length = float(vector.norm())
    return vector / length


def loss(words, targets):
    misses = words / words.norm(dim=1, keepdim=True) - targets
    return misses.square().sum()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
