# expect: WRONG_GRADIENT — returned the gradient with respect to the weights
# You made leaves of the weights and returned their gradient: how the score changes with each weight. That is x itself.
# Asked for is the change with the readings; the weights are not to be adjusted at all.


def score_and_gradient(x):
    readings = x.detach()
    weights = (readings**2).requires_grad_(True)
    score = (weights * readings).sum()
    score.backward()
    return score.detach(), weights.grad
