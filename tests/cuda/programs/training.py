"""Training: optimizers, gradients and when they go, loops over batches, hooks."""

import copy
from typing import Any

import torch
from torch import nn

from tests.cuda.measured import MIB, SIDE, UNIT, B, figures, forget_peak

LARGE = 4 * MIB


def parameters(device: str, side: int = SIDE, count: int = 4) -> list[nn.Parameter]:
    """Parameters with gradients."""
    made = [nn.Parameter(torch.full((side, side), 0.1 * step, device=device)) for step in range(count)]
    for each in made:
        each.grad = torch.full_like(each, 0.5)
    return made


def stepped(optimizer: torch.optim.Optimizer, steps: int = 2) -> None:
    """Several steps."""
    for _ in range(steps):
        optimizer.step()


@figures(peak=8 * B, kept=8 * B)  # four parameters, four gradients; the step is one fused addition in place
def sgd(device: str) -> Any:
    held = parameters(device)
    stepped(torch.optim.SGD(held, lr=0.1))
    return held, [each.grad for each in held]


@figures(peak=12 * B, kept=8 * B)  # and four momenta
def sgd_with_momentum(device: str) -> Any:
    held = parameters(device)
    stepped(torch.optim.SGD(held, lr=0.1, momentum=0.9))
    return held


@figures(peak=12 * B, kept=8 * B)  # gradient + decay · parameter for all four at once
def sgd_with_decay(device: str) -> Any:
    held = parameters(device)
    stepped(torch.optim.SGD(held, lr=0.1, weight_decay=0.01))
    return held


@figures(peak=9 * B, kept=8 * B)  # … and for one after the other: the old sum goes when the next parameter's turn comes
def sgd_with_decay_one_by_one(device: str) -> Any:
    held = parameters(device)
    stepped(torch.optim.SGD(held, lr=0.1, weight_decay=0.01, foreach=False))
    return held


@figures(
    peak=20 * LARGE, kept=8 * LARGE
)  # parameters, gradients, two averages each, and the roots of all four: foreach is the default on CUDA
def adam(device: str) -> Any:
    held = parameters(device, 1024)
    stepped(torch.optim.Adam(held, lr=0.1))
    return held


# One by one: the root, its quotient beside it, and the denominator of the parameter before, whose name is still there.
@figures(peak=19 * LARGE, kept=8 * LARGE)
def adam_one_by_one(device: str) -> Any:
    held = parameters(device, 1024)
    stepped(torch.optim.Adam(held, lr=0.1, foreach=False))
    return held


@figures(peak=20 * B, kept=8 * B)  # the decay is in place
def adamw(device: str) -> Any:
    held = parameters(device)
    stepped(torch.optim.AdamW(held, lr=0.1))
    return held


@figures(peak=12 * B, kept=8 * B)  # the momenta go with the optimizer
def state_of_an_optimizer(device: str) -> Any:
    held = parameters(device)
    optimizer = torch.optim.SGD(held, lr=0.1, momentum=0.9)
    optimizer.step()
    assert len(optimizer.state_dict()["state"]) == 4
    del optimizer
    wide = torch.ones(4 * SIDE, SIDE, device=device)  # there is room for them
    return held, wide[:0].shape[0]


# w, x; the product, which dies for its gradient. Between two steps the gradient is dropped: w, x, and the product.
@figures(peak=3 * B + 2 * UNIT, kept=2 * B, left=0)
def gradients_set_to_none(device: str) -> Any:
    w, x = nn.Parameter(torch.ones(SIDE, SIDE, device=device)), torch.ones(SIDE, SIDE, device=device)
    optimizer = torch.optim.SGD([w], lr=0.1)
    for _ in range(2):
        optimizer.zero_grad()
        (w * x).sum().backward()
        optimizer.step()
    return w


# Zeros are still there: w, x, they, and the product (or the new gradient).
@figures(peak=4 * B + 2 * UNIT, kept=2 * B, left=0)
def gradients_set_to_zero(device: str) -> Any:
    w, x = nn.Parameter(torch.ones(SIDE, SIDE, device=device)), torch.ones(SIDE, SIDE, device=device)
    optimizer = torch.optim.SGD([w], lr=0.1)
    for _ in range(2):
        optimizer.zero_grad(set_to_none=False)
        (w * x).sum().backward()
        optimizer.step()
    return w


@figures(peak=3 * B, kept=2 * B)  # a weight and its gradient; p.data = … makes the new weight beside the old one
def a_step_out_of_place(device: str) -> Any:
    held = parameters(device, count=1)
    gradient = held[0].grad
    assert gradient is not None
    with torch.no_grad():
        held[0].sub_(gradient.mul_(0.5))  # 2, in place
        held[0].data = held[0].data - gradient  # 3
    return held[0], gradient


@figures(peak=9 * B, kept=8 * B)  # gradients, parameters, and one product after the other
def a_step_by_hand(device: str) -> Any:
    held = parameters(device)
    with torch.no_grad():
        for each in held:
            each -= 0.1 * each.grad
    return held, [each.grad for each in held]


# Scalars: the norm of each gradient, these stacked, their norm (6). The gradients are scaled in place.
@figures(peak=8 * B + 6 * UNIT, kept=4 * B + UNIT)
def clipped(device: str) -> Any:
    held = parameters(device)
    total = nn.utils.clip_grad_norm_(held, 1.0)
    return total, [each.grad for each in held]


# w and four batches. Each batch's product dies with its gradient; the first gradient takes up the others: w, x, product or gradient.
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def micro_batches(device: str) -> Any:
    w = nn.Parameter(torch.ones(SIDE, SIDE, device=device))
    for step in range(4):
        x = torch.full((SIDE, SIDE), float(step), device=device)
        (w * x).sum().backward()
        del x
    return w.grad


# Every batch leaves x and w·x, which is squared: w and 8 in the end (in the last batch 10, with the square). Backward, the last batch
# first: its x to the 1, twice that, its product with the expanded one (12).
@figures(peak=12 * B + 2 * UNIT, kept=B, left=0)
def a_sum_of_losses(device: str) -> Any:
    w = nn.Parameter(torch.ones(SIDE, SIDE, device=device))
    loss = torch.zeros((), device=device)
    for step in range(4):
        x = torch.full((SIDE, SIDE), float(step), device=device)
        loss = loss + (w * x).square().sum()
        del x
    loss.backward()
    return w.grad


def network(device: str) -> nn.Sequential:
    """Three layers of B bytes without biases."""
    made = [nn.Linear(SIDE, SIDE, bias=False, device=device) for _ in range(3)]
    for each in made:
        nn.init.eye_(each.weight)
    return nn.Sequential(*made)


# Three weights, x, and of the last layer input and output; three means of 512 floats.
@figures(peak=6 * B + 3 * 2048, kept=3 * 2048, left=0)
def hooks_that_keep_means(device: str) -> Any:
    model, x = network(device), torch.ones(SIDE, SIDE, device=device)
    means: list[torch.Tensor] = []
    for layer in model:
        layer.register_forward_hook(lambda _module, _given, output: means.append(output.mean(0)))
    with torch.no_grad():
        model(x)
    return means


@figures(peak=7 * B, kept=3 * B, left=0)  # the weights and x; all three outputs
def hooks_that_hoard(device: str) -> Any:
    model, x = network(device), torch.ones(SIDE, SIDE, device=device)
    hoard: list[torch.Tensor] = []
    for layer in model:
        layer.register_forward_hook(lambda _module, _given, output: hoard.append(output.detach()))
    with torch.no_grad():
        model(x)
    return hoard


@figures(peak=6 * B, kept=6 * B, left=0)
def a_copied_model(device: str) -> Any:
    model = network(device)
    other = copy.deepcopy(model)
    assert all(p.device == q.device and p.data_ptr() != q.data_ptr() for p, q in zip(model.parameters(), other.parameters(), strict=True))
    return list(model.parameters()), list(other.parameters())


@figures(peak=6 * B, kept=6 * B, left=0)  # a state dict is the parameters themselves; loading one copies numbers only
def a_loaded_state(device: str) -> Any:
    model, other = network(device), network(device)
    with torch.no_grad():
        model[0].weight.mul_(2)
    other.load_state_dict(model.state_dict())
    other.load_state_dict({name: value.cpu() for name, value in model.state_dict().items()})
    return list(other.parameters()), list(model.parameters())


@figures(peak=3 * B, kept=3 * B, left=0)  # to() replaces the parameters' data, one after the other
def a_model_that_moves(device: str) -> Any:
    model = network("cpu").to(device)
    return list(model.parameters())


@figures(peak=2 * B + B // 2, kept=0, left=0)  # two weights, and the first one's half beside it; then 1.5, and 2 with the other's
def a_model_in_half(device: str) -> Any:
    model = network(device)[:2]  # the third layer is gone
    forget_peak(device)
    model.half()
    return float(model[0].weight.detach().sum())
