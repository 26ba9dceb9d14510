# expect: WRONG_GRADIENT — ran backward() into the caller's own tensor
# You ran backward() on the caller's own tensor. It adds to whatever is in .grad already, so an old gradient of the
# caller ends up in your answer, and yours stays behind in the caller's tensor.
# Keep the detached copy that the program started with: its .grad is always empty.


def gradient(x):
    x.requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward(retain_graph=True)
    z2.backward()
    return x.grad.clone()
