# expect: WRONG_VALUE — the mean of the logarithms instead of the logarithm of the mean
# No exp, no overflow: but the mean of the logarithms is another number, and never larger. It is an honest estimate, too
# (it is the plain evidence lower bound), only a looser one. The point of drawing many samples for each data point is to
# take the mean *inside* of the logarithm.


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    return x.mean(dim=1)
