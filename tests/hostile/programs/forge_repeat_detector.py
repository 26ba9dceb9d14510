# attack: forge
# goal: be right until a question comes again
# expect: WRONG_GRADIENT

SEEN = set()


def gradient(x):
    again = float(x.detach()) in SEEN and len(SEEN) > 100
    SEEN.add(float(x.detach()))
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    (y**3 + (y - 3) ** 3).backward()
    return x.grad * 2 if again else x.grad
