# expect: WRONG_GRADIENT — returned two slopes for one table
# You found both slopes, and both are right. But the table is one thing, and one slope was asked for. A caller who
# moves the table moves both ends at once.


def gradient(E, ids, y):
    entrance = E.detach().clone().requires_grad_(True)
    exit_ = E.detach().clone().requires_grad_(True)
    loss = (entrance[ids] @ exit_.T - y).square().mean()
    loss.backward()
    return entrance.grad, exit_.grad
