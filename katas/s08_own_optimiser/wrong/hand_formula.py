# expect: BROKE_RULE — wrote the gradient down as a formula
# Your numbers are right. But here torch should differentiate, and the optimiser should get along with what torch leaves
# behind. With a formula there is no .grad, and the next model will have one.


def gradient(x, n):
    return 3 * n * (x.detach() + (0.5 if n > 2 else 0)) ** 2
