# expect: WRONG_GRADIENT — took the mean of the two slopes
# You brought both uses together, and that is the point of this kata. But you took their mean, and a mean of two
# slopes is half of what the loss really does. Move a number of the table: both ends move at once, by the full amount
# each.


def gradient(E, ids, y):
    entrance = E.detach().clone().requires_grad_(True)
    exit_ = E.detach().clone().requires_grad_(True)
    loss = (entrance[ids] @ exit_.T - y).square().mean()
    loss.backward()
    return (entrance.grad + exit_.grad) / 2
