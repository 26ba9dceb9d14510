# expect: WRONG_GRADIENT — all words were divided by one common length
# The length is a part of the graph now. But you divide by the length of the whole table: norm() without a direction
# takes all rows together. With a single word you do not see it. Each row has a length of its own.


def unit(vector):
    length = float(vector.norm())
    return vector / length


def loss(words, targets):
    misses = words / words.norm() - targets
    return misses.square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
