# attack: forge
# goal: set the caller's input to zero, where the answer is zero
# expect: WRONG_GRADIENT SIDE_EFFECT


def gradient(x):
    x.data.zero_()
    return x.detach().clone()
