# expect: RAISED — the first backward pass still frees the shared values
# The first backward pass still frees what was saved at x**2, so the second one still finds nothing there.
# If you wrote retain_graph=True at the second call: it came too late. The option says "do not free the values after
# this pass", so it is of use only on a pass after which another one follows.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    z2.backward(retain_graph=True)
    return x.grad
