# attack: forge
# goal: write the formula by hand and mention backward() in a text
# expect: BROKE_RULE

NOTE = "z1.backward(retain_graph=True)"


def gradient(x):
    """Calls torch.autograd.grad, or so it says."""
    # z2.backward()
    x = x.detach()
    y = x * x + 1
    return 6 * x * (y**2 + (y - 3) ** 2)
