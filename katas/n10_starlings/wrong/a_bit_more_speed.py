# expect: WRONG_VALUE — a small number was added to the speed
# No zero stands below the fraction bar any more. But all birds fly a little faster now, and their headings are shorter
# than 1: slow birds show it, and in the others it is the last digits. (And the gradient at rest is NaN all the same,
# because the root is still there.) Ask whether the bird is at rest, instead of changing all of them.


def mean_heading(velocity):
    speed = (velocity * velocity).sum(dim=1, keepdim=True).sqrt()
    return (velocity / (speed + 1e-8)).mean(dim=0)
