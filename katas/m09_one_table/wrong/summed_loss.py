# expect: WRONG_GRADIENT — summed the squares
# Both uses of the table count now. But the loss is the mean of the squares, and you took their sum: every slope is N
# * V times too large.


def gradient(E, ids, y):
    table = E.detach().clone().requires_grad_(True)
    loss = (table[ids] @ table.T - y).square().sum()
    loss.backward()
    return table.grad
