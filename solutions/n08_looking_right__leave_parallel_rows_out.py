"""Leave parallel pairs out, and take the others by sine and cosine.

Cause: at small angles the arc cosine loses its digits, and at equal or opposite directions it has no gradient.

For parallel pairs the gradient is to be 0. So they need not take part in the sum at all, and nothing that is infinite
for them is ever computed; then an ordinary root is good enough for the length of the cross product. The digits of the
small angles come from atan2, which looks at the sine where the cosine is flat.
"""

import torch


def correction(predicted, target):
    """Return the gradient of the summed angles with respect to the predicted directions."""
    predicted = predicted.detach().requires_grad_(True)
    product = torch.linalg.cross(predicted, target)
    turned = (product != 0).any(dim=1)
    sine = (product[turned] ** 2).sum(dim=1).sqrt()
    cosine = (predicted * target).sum(dim=1)[turned]
    torch.atan2(sine, cosine).sum().backward()
    return predicted.grad
