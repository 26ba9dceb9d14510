# expect: WRONG_GRADIENT — counted the look-up twice
# You doubled the slope of the look-up, as if both uses said the same. They do not: at the entrance only the rows of
# the words in the text have a slope, at the exit every row has one. Both are needed, each once.


def gradient(E, ids, y):
    entrance = E.detach().clone().requires_grad_(True)
    loss = (entrance[ids] @ E.detach().T - y).square().mean()
    loss.backward()
    return 2 * entrance.grad
