# expect: WRONG_GRADIENT — the peak has no slope
# The value is right. But no gradient comes from the peak any more: item(), detach() or no_grad made a constant of it.
# A kink is no reason to give up the slope: lower the highest load and the peak comes down. At a tie the slope is not
# unique, but zero is not among the choices.


def cost(loads):
    return loads.mean() + loads.max().item()
