# expect: WRONG_VALUE — relu instead of hard-swish
# Your numbers are those of relu. It is the best known activation that can write in place, but the network was trained
# with hard-swish, which is below zero between -3 and 0 and smaller than its input between 0 and 3.


def activate(x, scale, shift):
    return x.mul_(scale[:, None]).add_(shift[:, None]).relu_()
