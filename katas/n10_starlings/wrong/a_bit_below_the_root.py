# expect: WRONG_VALUE — a small number was added below the root
# The root sees no zero any more, and nothing is NaN. But the small number makes the heading of every bird shorter, and
# the slower the bird, the more. And the gradient of the bird at rest is now multiplied by 1 over the root of the small
# number, which is huge. Ask whether the bird is at rest, instead of changing all of them.


def mean_heading(velocity):
    squares = (velocity * velocity).sum(dim=1, keepdim=True)
    return (velocity / (squares + 1e-12).sqrt()).mean(dim=0)
