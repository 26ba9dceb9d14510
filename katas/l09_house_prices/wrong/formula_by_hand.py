# expect: BROKE_RULE — wrote the slopes by hand
# Your numbers are right, and you know what the slope of a square is. But the program is there to let torch do this, and
# with the next model nobody will want to write the formula again. Repair the way from the penalty to the weights.


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach(), bias.detach()
    distance = x @ weight + bias - y
    return 2 * x.T @ distance / len(y) + 2 * strength * weight, 2 * distance.mean()
