# expect: SIDE_EFFECT — used the caller's tensor and its .grad
# Your numbers are right, but you worked on the caller's own tensor. Its requires_grad is switched on, what the caller
# had collected in its .grad is lost, and your last slope is left behind there.
# Keep the detached copy that the program started with.


def gradients(y):
    y.requires_grad_(True)
    slopes = []
    for z in (y**3, (y - 3) ** 3):
        y.grad = None
        z.backward()
        slopes.append(y.grad.clone())
    return tuple(slopes)
