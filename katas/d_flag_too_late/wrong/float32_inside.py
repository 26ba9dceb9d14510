# expect: WRONG_GRADIENT — computed in float32 and cast the answer back
# The dtype of your answer is right, but half of its digits are not: on the way the number went through float32, which
# keeps about seven digits. Casting back to float64 at the end does not bring the lost ones back.
# Stay in the dtype of the input from the beginning to the end.


def gradient(x):
    x = x.detach().float().requires_grad_(True)
    y = x**2 + 1
    y.backward()
    return x.grad.double()
