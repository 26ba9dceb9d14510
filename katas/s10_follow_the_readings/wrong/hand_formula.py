# expect: BROKE_RULE — wrote the gradient down as a formula
# True: with the weights held fixed the gradient is just the weights, and your numbers are right. But here torch should
# find that out. In the next version the weights depend on a whole model, and the score does, too.


def score_and_gradient(x):
    x = x.detach()
    return (x**3).sum(), x**2
