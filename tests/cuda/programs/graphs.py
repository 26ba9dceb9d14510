"""With gradients: what the graph keeps until the backward pass, and what that makes on its way.

`loss.backward()` starts from a one (512 bytes) beside the loss (512 bytes). A sum's gradient is that one, expanded: no bytes.
"""

from typing import Any

import torch

from tests.cuda.measured import MIB, SIDE, UNIT, B, figures, forget_peak

LARGE = 4 * MIB


def leaf(device: str) -> torch.Tensor:
    """A tensor of B bytes that wants a gradient."""
    return torch.linspace(-1, 1, SIDE * SIDE, device=device).view(SIDE, SIDE).requires_grad_()


def large(device: str, value: float = 0.5, wanted: bool = True) -> torch.Tensor:
    """A tensor of 4 MiB, from the large pool."""
    return torch.full((1024, 1024), value, device=device, requires_grad=wanted)


# x, y (which exp and sin save), z have names. sin: its factor cos y, the product (5 B); exp: one more product when the cosine is gone.
@figures(peak=5 * B + 2 * UNIT, kept=B, left=0)
def chain(device: str) -> Any:
    x = leaf(device)
    y = x.exp()
    z = y.sin()
    z.sum().backward()
    return x.grad


# The same without names: x, y, the cosine, the product; then x, y, both products.
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def chain_without_names(device: str) -> Any:
    x = leaf(device)
    x.exp().sin().sum().backward()
    return x.grad


@figures(peak=2 * B + 2 * UNIT, kept=B)  # x, and the expanded one made dense as its gradient
def gradient_of_a_sum(device: str) -> Any:
    x = leaf(device)
    x.sum().backward()
    return x.grad


# Every loss in `total` keeps its step's w·x. In the fifth step: w, x, five products, a square; the scalars total, old loss, new loss.
@figures(peak=8 * LARGE + 3 * UNIT, left=0)
def total_of_losses(device: str) -> Any:
    w, x = large(device), large(device, 1.0, wanted=False)
    total = 0.0
    for _ in range(5):
        loss = ((w * x) ** 2).sum()
        total += loss
    return total


@figures(peak=5 * LARGE + 2 * UNIT, kept=0)  # w, x, the old loss's product, the new product, its square; the old and the new loss
def total_of_items(device: str) -> Any:
    w, x = large(device), large(device, 1.0, wanted=False)
    total = 0.0
    for _ in range(5):
        loss = ((w * x) ** 2).sum()
        total += loss.item()
    return total


@figures(peak=4 * LARGE + UNIT, kept=0)  # w, x, the product, its square; the loss
def total_of_items_and_del(device: str) -> Any:
    w, x = large(device), large(device, 1.0, wanted=False)
    total = 0.0
    for _ in range(5):
        loss = ((w * x) ** 2).sum()
        total += loss.item()
        del loss
    return total


def layers(device: str) -> tuple[torch.Tensor, list[torch.Tensor]]:
    """An input and eight weights: 9 tensors."""
    return large(device, 0.5, wanted=False), [large(device, 1 - 0.1 * step) for step in range(8)]


@figures(peak=18 * LARGE, kept=17 * LARGE, left=0)  # 9, the results of eight layers, and the last product before it dies
def inference_with_a_graph(device: str) -> Any:
    x, weights = layers(device)
    h = x
    for w in weights:
        h = torch.relu(h * w)
    return h


@figures(peak=12 * LARGE, kept=LARGE, left=0)  # 9, a layer's input, product, result
def inference_without_a_graph(device: str) -> Any:
    x, weights = layers(device)
    h = x
    with torch.no_grad():
        for w in weights:
            h = torch.relu(h * w)
    return h


@figures(peak=12 * LARGE, kept=LARGE, left=0)
def inference_in_its_mode(device: str) -> Any:
    x, weights = layers(device)
    h = x
    with torch.inference_mode():
        for w in weights:
            h = torch.relu(h * w)
    return h


@figures(peak=12 * LARGE, kept=LARGE, left=0)  # each layer's graph dies with the name of its result
def inference_detached(device: str) -> Any:
    x, weights = layers(device)
    h = x
    for w in weights:
        h = torch.relu(h * w).detach()
    return h


@figures(peak=18 * LARGE, kept=LARGE, left=0)  # too late: the graph was there, and only went with the old h
def inference_detached_at_the_end(device: str) -> Any:
    x, weights = layers(device)
    h = x
    for w in weights:
        h = torch.relu(h * w)
    return h.detach()


@figures(peak=12 * LARGE, kept=LARGE, left=0)  # nobody wants a gradient
def frozen(device: str) -> Any:
    x, weights = layers(device)
    h = x
    for w in weights:
        w.requires_grad_(False)
    for w in weights:
        h = torch.relu(h * w)
    return h


# x (a constant), w. h = w·x keeps x; tanh and the square keep t; the square itself dies: w, x, h, t.
# First pass: t·t sends two gradients (6), which become one (5); through tanh (6); through w·x: that, its input, and w's gradient (6).
# Second: 5 are left, with w's gradient. Two from t·t (7), through tanh (7), w's new gradient beside its input (7), added in place.
@figures(peak=7 * LARGE + 2 * UNIT, fallback=8 * LARGE + 2 * UNIT, kept=LARGE, left=0)
def the_same_graph_twice(device: str) -> Any:
    w, x = large(device), large(device, 1.0, wanted=False)
    h = w * x
    t = torch.tanh(h)
    loss = (t * t).sum()
    loss.backward(retain_graph=True)
    loss.backward()
    return w.grad


# w, x, the old gradient, and in turn the product and the new gradient.
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def two_backward_passes(device: str) -> Any:
    w, x = leaf(device), torch.ones(SIDE, SIDE, device=device)
    for _ in range(2):
        (w * x).sum().backward()
    return w.grad


# A graph that is kept: x, h = exp x, and y = exp h, all saved; the gradients of both exponentials are there at once, the first dies.
@figures(peak=5 * B + 2 * UNIT, kept=4 * B + UNIT, left=0)
def a_kept_graph_keeps_its_tensors(device: str) -> Any:
    x = leaf(device)
    loss = x.exp().exp().sum()
    loss.backward(retain_graph=True)
    return loss, x.grad


@figures(peak=4 * B + 2 * UNIT, kept=2 * B + UNIT, left=0)  # the results go; x lives: the loss leads to the node that fills its gradient
def a_used_graph_keeps_its_leaves(device: str) -> Any:
    x = leaf(device)
    loss = x.exp().exp().sum()
    loss.backward()
    return loss, x.grad


# Where two gradients meet, the second is added to the first in place: x, h, a, b, s, and two gradients.
@figures(peak=7 * LARGE + 2 * UNIT, fallback=8 * LARGE + 2 * UNIT, kept=LARGE, left=0)
def fan_in_of_two(device: str) -> Any:
    x = large(device)
    h = x.exp()
    a, b = h * 2, h * 3
    s = a + b
    s.sum().backward()
    return x.grad


# x, h, two gradients (then one and that through exp); the scalars a, b, the loss, the one.
@figures(peak=4 * LARGE + 4 * UNIT, fallback=5 * LARGE + 4 * UNIT, kept=LARGE, left=0)
def fan_in_of_two_sums(device: str) -> Any:
    x = large(device)
    h = x.exp()
    a, b = (h * 2).sum(), (h * 3).sum()
    loss = a + b
    loss.backward()
    return x.grad


# After the forward pass x and h are left. Four gradients, the first of which takes up the others: x, h, it, the next.
@figures(peak=4 * B + 2 * UNIT, fallback=5 * B + 2 * UNIT, kept=B, left=0)
def fan_in_of_four(device: str) -> Any:
    x = leaf(device)
    h = x.exp()
    loss = (h * 2 + h * 3 + h * 4 + h * 5).sum()
    forget_peak(device)
    loss.backward()
    return x.grad


# At a leaf too. x and its gradient from one part, beside that from the other.
@figures(peak=3 * B + 2 * UNIT, fallback=4 * B + 2 * UNIT, kept=B, left=0)
def fan_in_at_a_leaf(device: str) -> Any:
    x = leaf(device)
    loss = (x * 2).sum() + (x * 3).sum()
    forget_peak(device)
    loss.backward()
    return x.grad


# Every row's gradient is a whole x of zeros but for that row: x, the first of them, and the next.
@figures(peak=3 * B + 2 * UNIT, fallback=4 * B + 2 * UNIT, kept=B, left=0)
def rows_one_by_one(device: str) -> Any:
    x = leaf(device)
    loss = x[0].sum()
    for row in range(1, 4):
        loss = loss + x[row].sum()
    loss.backward()
    return x.grad


# Both halves (views) are saved. Their product, half of B, dies. Two gradients of a half, and the whole one that they are put together to.
@figures(peak=3 * B + 2 * UNIT, kept=B, left=0)
def chunks(device: str) -> Any:
    x = leaf(device)
    a, b = x.chunk(2)
    (a * b).sum().backward()
    return x.grad


# bias (2 KiB) is expanded without bytes; x + bias is a square. Its gradient is the expanded one, summed to 2 KiB at once.
@figures(peak=2 * B + 2048 + UNIT, kept=2048, left=0)
def a_broadcast_bias(device: str) -> Any:
    x, bias = torch.ones(SIDE, SIDE, device=device), torch.zeros(SIDE, device=device, requires_grad=True)
    (x + bias).sum().backward()
    return bias.grad


# k is one number (512 bytes). k·x; its gradient is first a square (the one · x), then its sum.
@figures(peak=2 * B + 4 * UNIT, kept=UNIT, left=0)
def a_scalar_parameter(device: str) -> Any:
    x, k = torch.ones(SIDE, SIDE, device=device), torch.tensor(3.0, device=device, requires_grad=True)
    (x * k).sum().backward()
    return k.grad


# x, h = 2x; relu_ overwrites h and saves it; the gradient through relu (the expanded one, masked), the gradient of x.
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def relu_in_place(device: str) -> Any:
    x = leaf(device)
    h = x * 2
    h.relu_()
    h.sum().backward()
    return x.grad


@figures(peak=5 * B + 2 * UNIT, kept=B, left=0)  # the same with 2x and its relu apart
def relu_out_of_place(device: str) -> Any:
    x = leaf(device)
    h = x * 2
    r = torch.relu(h)
    r.sum().backward()
    return x.grad


# x, the mask (a quarter), y; where's gradient for x needs a zero (512 bytes); that for y, one more square; so x, y, mask, two gradients.
@figures(peak=4 * B + B // 4 + 3 * UNIT, kept=2 * B, left=0)
def where(device: str) -> Any:
    x, y = leaf(device), leaf(device)
    torch.where(x > 0, x, y).sum().backward()
    return x.grad, y.grad


# x³ saves x. Its gradient, as part of the graph: x², 3x², the product with the expanded one, of which the product keeps 3x²: x, 3x², g.
# Of sum g: two products down to x² (5: x, 3x², g, they), when 3x² is gone its slope: x to the 1, twice that, the product: x, g, theirs
# (the gradient so far), and these three. The scalars: the loss, the sum, its one.
@figures(peak=6 * B + 3 * UNIT, kept=B, left=0)
def second_derivative(device: str) -> Any:
    x = leaf(device)
    loss = (x**3).sum()
    (g,) = torch.autograd.grad(loss, x, create_graph=True)
    (second,) = torch.autograd.grad(g.sum(), x)
    return second


# exp saves its result: x, three results. No backward pass comes, and h leads to all of it.
@figures(peak=4 * B, kept=4 * B, left=0)
def a_result_keeps_its_graph(device: str) -> Any:
    h = leaf(device)
    for _ in range(3):
        h = h.exp()
    return h


# What is saved lies on the host. Forward x, h and the new h. Backward x, h, the gradient so far, a saved tensor that came back, the next.
@figures(peak=5 * B + 2 * UNIT, kept=B, left=0)
def saved_on_the_host(device: str) -> Any:
    x = leaf(device)
    h = x
    with torch.autograd.graph.save_on_cpu():
        for _ in range(3):
            h = h.exp()
    h.sum().backward()
    return x.grad


# The hook's 2g beside g: x, h, the dense g of exp h, its double.
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def a_hook_on_a_tensor(device: str) -> Any:
    x = leaf(device)
    h = x * 1
    h.register_hook(lambda gradient: gradient * 2)
    h.exp().sum().backward()
    return x.grad


# x, y = 2x, z = 3y, all with names; y's gradient, the copy of it that stays in y.grad, x's gradient.
@figures(peak=6 * B + 2 * UNIT, kept=2 * B, left=0)
def a_retained_gradient(device: str) -> Any:
    x = leaf(device)
    y = x * 2
    y.retain_grad()
    z = y * 3
    z.sum().backward()
    return x.grad, y.grad


# x, y; autograd.grad fills no .grad: one gradient at a time, dense from the first product on: of exp (2), of the factor 3.
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def autograd_grad(device: str) -> Any:
    x = leaf(device)
    y = (x * 3).exp()
    (gradient,) = torch.autograd.grad(y.sum(), x)
    return gradient


@figures(peak=3 * B + UNIT, kept=2 * B + UNIT, left=0)  # x, y, exp y and its sum; with the sum's name went the graph
def a_graph_dies_with_its_result(device: str) -> Any:
    x = leaf(device)
    y = x.exp()
    loss = y.exp().sum()
    y = y.detach()
    del loss
    return y, x, torch.ones((), device=device)


@figures(peak=4 * B, kept=B, left=0)  # x, 2x (which backward() is called on), the dense gradient from outside, its double
def a_gradient_from_outside(device: str) -> Any:
    x = leaf(device)
    (x * 2).backward(torch.ones(SIDE, SIDE, device=device))
    return x.grad
