"""Keep the shared values for the second pass.

Cause: z1 and z2 both come from y, and y comes from x**2. To walk back through x**2 torch needs the value of x that it
saved there. A backward pass frees the saved values of all the places it went through, to give the memory back. The pass
from z2 then finds an empty place. With retain_graph=True the first pass keeps them, and the two slopes add up in
x.grad, which is what we want here. (The graph itself is not destroyed: a shared piece that saves nothing, such as
y = x + 1, may be walked through twice without any option.)
"""


def gradient(x):
    """Return d(z1 + z2)/dx."""
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward(retain_graph=True)
    z2.backward()
    return x.grad
