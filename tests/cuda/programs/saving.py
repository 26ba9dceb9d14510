"""What to keep for the backward pass, and what to compute again: autograd.Function and checkpoints."""

from typing import Any

import torch
from torch.utils.checkpoint import checkpoint, checkpoint_sequential

from tests.cuda.measured import MIB, SIDE, UNIT, B, figures

LARGE = 4 * MIB


def large(device: str) -> torch.Tensor:
    """A leaf of 4 MiB."""
    return torch.full((1024, 1024), 0.5, device=device, requires_grad=True)


def leaf(device: str) -> torch.Tensor:
    """A leaf of B bytes."""
    return torch.full((SIDE, SIDE), 0.5, device=device, requires_grad=True)


def tanhs(h: torch.Tensor, count: int = 4) -> torch.Tensor:
    """A segment of a deep network; each tanh saves its result."""
    for _ in range(count):
        h = torch.tanh(h)
    return h


# x and 16 results. The last gradient (18); y has a name, so nothing is freed; the next gradient (19).
@figures(peak=19 * LARGE + 2 * UNIT, kept=LARGE, left=0)
def sixteen_layers(device: str) -> Any:
    x = large(device)
    y = tanhs(x, 16)
    y.sum().backward()
    return x.grad


# x and the results of four segments. Each segment, last first, computes its four again: the last one x + 4 + 4, and a gradient: 10;
# then one result and one gradient take turns. The third: x, two, y, the gradient that came in, four results, a gradient: 10.
@figures(peak=10 * LARGE + 2 * UNIT, kept=LARGE, left=0)
def four_checkpoints(device: str) -> Any:
    x = large(device)
    y = x
    for _ in range(4):
        y = checkpoint(tanhs, y, use_reentrant=False)
    y.sum().backward()
    return x.grad


# The older kind holds a segment's own result until the segment is done. x, three inputs of segments, four results, two gradients; y has
# no name here, so it is one of neither.
@figures(peak=10 * LARGE + 2 * UNIT, kept=LARGE, left=0)
def four_reentrant_checkpoints(device: str) -> Any:
    x = large(device)

    def deep(h: torch.Tensor) -> torch.Tensor:
        for _ in range(4):
            h = checkpoint(tanhs, h, use_reentrant=True)
        return h

    deep(x).sum().backward()
    return x.grad


@figures(peak=11 * LARGE + 2 * UNIT, kept=LARGE, left=0)  # the same with a name for y
def four_reentrant_checkpoints_and_a_name(device: str) -> Any:
    x = large(device)
    y = x
    for _ in range(4):
        y = checkpoint(tanhs, y, use_reentrant=True)
    y.sum().backward()
    return x.grad


# One segment saves nothing: at its backward pass all 16 results are there again, x and y, and a gradient.
@figures(peak=19 * LARGE + 2 * UNIT, kept=LARGE, left=0)
def one_checkpoint(device: str) -> Any:
    x = large(device)
    y = checkpoint(tanhs, x, 16, use_reentrant=False)
    y.sum().backward()
    return x.grad


# The last segment is not a checkpoint. After the forward pass: x, the inputs of segments 2 and 3, four results. The last segment's
# gradients bring that to 9. The third's input, four results, their gradient in, its first gradient, x, the second's input, y: 10.
@figures(peak=10 * LARGE + 2 * UNIT, kept=LARGE, left=0)
def sequential(device: str) -> Any:
    x = large(device)
    y = checkpoint_sequential([torch.nn.Tanh() for _ in range(16)], 4, x, use_reentrant=False)
    y.sum().backward()
    return x.grad


# Forward: w, x, w·x, y; the product dies. Backward: w, x, y, the product again, its tanh (5), of which only the tanh was to be saved; the
# gradient through it (5), the tanh dies (4); w's gradient (5).
@figures(peak=5 * B + 2 * UNIT, kept=B, left=0)
def a_checkpoint_with_weights(device: str) -> Any:
    w, x = leaf(device), torch.full((SIDE, SIDE), 2.0, device=device)

    def layer(h: torch.Tensor) -> torch.Tensor:
        return torch.tanh(w * h)

    y = checkpoint(layer, x, use_reentrant=False)
    y.sum().backward()
    return w.grad


class SavesAll(torch.autograd.Function):
    """swish(x) = x·s, s = sigmoid(x): saves x, s, and the result that it could do without."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        s = torch.sigmoid(x)
        y = x * s
        ctx.save_for_backward(x, s, y)
        return y

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
        _, s, y = ctx.saved_tensors
        return gradients[0] * (s + y * (1 - s))


class SavesInput(torch.autograd.Function):
    """The same, and computes s again."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return gradients[0] * (s + x * s * (1 - s))


@figures(peak=13 * LARGE, kept=13 * LARGE, left=0)  # x, and s and y of six layers
def six_functions_that_save_all(device: str) -> Any:
    h = large(device)
    for _ in range(6):
        h = SavesAll.apply(h)
    return h


@figures(peak=8 * LARGE, kept=7 * LARGE, left=0)  # x, and y of six layers; the last s
def six_functions_that_save_their_input(device: str) -> Any:
    h = large(device)
    for _ in range(6):
        h = SavesInput.apply(h)
    return h


# Forward: x, s, y. Backward: 1 - s (4), y·(1 - s) (5; 1 - s dies, 4), s + that (5; 4), the gradient (5).
@figures(peak=5 * B + 2 * UNIT, kept=B, left=0)
def a_function_that_saves_all(device: str) -> Any:
    x = leaf(device)
    SavesAll.apply(x).sum().backward()
    return x.grad


# Forward: x, s, y. Backward: x, s, x·s (3), 1 - s (4), their product (5; both die, 3), s + that (4; 3), the gradient (4).
@figures(peak=5 * B + 2 * UNIT, kept=B, left=0)
def a_function_that_saves_its_input(device: str) -> Any:
    x = leaf(device)
    SavesInput.apply(x).sum().backward()
    return x.grad


class Attribute(torch.autograd.Function):
    """exp, which keeps what the backward pass needs in the wrong place."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        ctx.factor = x.exp()
        return ctx.factor + 0

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
        return gradients[0] * ctx.factor


class Saved(Attribute):
    """The same in the right place."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        factor = x.exp()
        ctx.save_for_backward(factor)
        return factor + 0

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
        return gradients[0] * ctx.saved_tensors[0]


# x, the factor, y, the gradient. The backward pass frees what was saved for it, but no attribute, as long as y leads to the node.
@figures(peak=4 * B + 2 * UNIT, kept=4 * B, left=0)
def an_attribute_of_the_context(device: str) -> Any:
    x = leaf(device)
    y = Attribute.apply(x)
    y.sum().backward()
    return y, x.grad


@figures(peak=4 * B + 2 * UNIT, kept=3 * B, left=0)  # y, the gradient, and x, to which y leads
def saved_for_backward(device: str) -> Any:
    x = leaf(device)
    y = Saved.apply(x)
    y.sum().backward()
    return y, x.grad


class Circle(Attribute):
    """The result as an attribute of the node that made it: a circle."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
        ctx.factor = x.exp()
        return ctx.factor


@figures(peak=3 * B + 2 * UNIT, kept=3 * B, left=3 * B)  # y, its node, the leaf x, its gradient keep each other alive
def a_result_as_attribute(device: str) -> Any:
    x = leaf(device)
    Circle.apply(x).sum().backward()
    return x.grad


# x, its clone, which is doubled in place, and the gradient: 2 · the expanded one.
@figures(peak=3 * B + 2 * UNIT, kept=B, left=0)
def a_function_in_place(device: str) -> Any:
    class Double(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
            ctx.mark_dirty(x)
            return x.mul_(2)

        @staticmethod
        def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
            return gradients[0] * 2

    x = leaf(device)
    y = x.clone()
    Double.apply(y).sum().backward()
    return x.grad


# What is saved is a float16 copy. Forward: x, h, the new h and three halves (4.5). Backward: x, h and three halves (3.5); one comes back
# as floats (4.5) for a gradient (5.5); both copies die (4). The next comes back (5) for the next gradient (6).
@figures(peak=6 * B + 2 * UNIT, kept=B, left=0)
def saved_in_half(device: str) -> Any:
    x = leaf(device)
    h = x
    with torch.autograd.graph.saved_tensors_hooks(lambda t: t.half(), lambda t: t.float()):
        for _ in range(3):
            h = h.exp()
    h.sum().backward()
    return x.grad
