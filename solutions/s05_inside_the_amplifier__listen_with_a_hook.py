"""Listen while the gradient comes by.

Why it works: a hook on a tensor is called with its gradient during the backward pass, at the moment when it is
complete. The hook keeps it in a list and returns nothing, so the gradient travels on unchanged. It has to be
registered before the pass, too: what has gone by cannot be heard.
"""


def explain(x, a):
    heard = []
    signal, gain = x.detach().requires_grad_(True), a.detach().requires_grad_(True)
    amplified = gain * signal
    amplified.register_hook(heard.append)
    (amplified**2).sum().backward()
    return signal.grad, gain.grad, heard[0]
