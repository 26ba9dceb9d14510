# expect: WRONG_VALUE — used the caller's own tensors as leaves
# You made leaves of the caller's own tensors. What is in their .grad from before is added into your answer, and your
# slopes stay behind in them. Keep the detached ones that the program started with.


def explain(x, a):
    x.requires_grad_(True)
    a.requires_grad_(True)
    y = a * x
    y.retain_grad()
    (y**2).sum().backward()
    return x.grad.clone(), a.grad.clone(), y.grad
