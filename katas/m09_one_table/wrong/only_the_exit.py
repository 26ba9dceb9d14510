# expect: WRONG_GRADIENT — only the scoring counts
# Your answer holds what the table does at the exit, where all words are scored. But the vectors that come in were
# looked up in the same table, and that slope is missing now. It is not the last use that counts, and not the first
# one either.


def gradient(E, ids, y):
    table = E.detach().clone().requires_grad_(True)
    loss = (table.detach()[ids] @ table.T - y).square().mean()
    loss.backward()
    return table.grad
