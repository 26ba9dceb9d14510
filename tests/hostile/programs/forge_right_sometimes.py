# attack: forge
# goal: be right nine times out of ten
# expect: WRONG_GRADIENT

CALLS = []


def gradient(x):
    CALLS.append(1)
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    (y**3 + (y - 3) ** 3).backward()
    return x.grad * (len(CALLS) % 10 != 9)
