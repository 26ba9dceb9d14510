"""Layers and losses. Where a gradient is dense by itself nothing else is needed; see graphs.py for the loss's 2 units."""

import math
from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from tests.cuda.measured import MIB, SIDE, UNIT, B, figures

LARGE = 4 * MIB


def leaf(device: str) -> torch.Tensor:
    """A leaf of B bytes."""
    return torch.linspace(-2, 2, SIDE * SIDE, device=device).view(SIDE, SIDE).requires_grad_()


def targets(device: str) -> torch.Tensor:
    """One class per row: 512 · 8 = 4 KiB."""
    return torch.arange(SIDE, device=device)


@figures(peak=9 * MIB, kept=9 * MIB, left=0, same_values=False)  # 4 MiB, as many again, and a mask of one byte per entry
def dropout(device: str) -> Any:
    x = torch.ones(1024, 1024, device=device, requires_grad=True)
    return F.dropout(x, 0.5)


# The mask, and the gradient: the expanded one · mask · 2, in one kernel.
@figures(peak=3 * B + B // 4 + 2 * UNIT, kept=B, left=0, same_values=False)
def dropout_backward(device: str) -> Any:
    x = leaf(device)
    y = nn.Dropout(0.25)(x)
    y.sum().backward()
    return x.grad


@figures(peak=B, kept=B)
def dropout_in_evaluation(device: str) -> Any:
    return nn.Dropout(0.5).eval()(leaf(device))


@figures(peak=2 * B, kept=2 * B)  # softmax saves its result, log_softmax too
def softmax(device: str) -> Any:
    x = leaf(device)
    return torch.softmax(x, 1), x


# x, y (saved); the product's w; y·w. The gradient of y·w is w itself, times the expanded one (4); through softmax (5).
@figures(peak=5 * B + 2 * UNIT, kept=B, left=0)
def softmax_backward(device: str) -> Any:
    x, w = leaf(device), torch.ones(SIDE, SIDE, device=device).mul_(3)
    y = torch.softmax(x, 1)
    (y * w).sum().backward()
    return x.grad


# x, the log-softmax, its gradient, that of x. (What the loss saved, the sum of weights, is freed in between.)
@figures(peak=4 * B + 4096 + 2 * UNIT, kept=B, left=0)
def cross_entropy(device: str) -> Any:
    x, t = leaf(device), targets(device)
    F.cross_entropy(x, t).backward()
    return x.grad


@figures(peak=4 * B + 4096 + 2 * UNIT, kept=B, left=0)
def nll_of_log_softmax(device: str) -> Any:
    x, t = leaf(device), targets(device)
    F.nll_loss(F.log_softmax(x, 1), t).backward()
    return x.grad


# The kernel computes all squared differences before it sums them: x, y, they; the loss.
@figures(peak=3 * B + UNIT, kept=UNIT, left=0)
def mse(device: str) -> Any:
    x, y = leaf(device).detach(), torch.zeros(SIDE, SIDE, device=device)
    return F.mse_loss(x, y)


@figures(peak=3 * B, kept=B, left=0)  # here they are the result
def mse_of_each(device: str) -> Any:
    x, y = leaf(device).detach(), torch.zeros(SIDE, SIDE, device=device)
    return F.mse_loss(x, y, reduction="none")


@figures(peak=3 * B + 2 * UNIT, kept=B, left=0)  # x, y, the gradient of x: one kernel
def mse_backward(device: str) -> Any:
    x, y = leaf(device), torch.zeros(SIDE, SIDE, device=device)
    F.mse_loss(x, y).backward()
    return x.grad


@figures(peak=3 * B + 2 * UNIT, kept=2 * UNIT, left=0)  # the same, one loss after the other
def other_losses(device: str) -> Any:
    x, y = leaf(device).detach(), torch.zeros(SIDE, SIDE, device=device)
    return F.smooth_l1_loss(x, y), F.huber_loss(x, y, reduction="sum")


# p and t, all losses, their mean; and that is copied to where the losses lie, so the result keeps as much room.
@figures(peak=3 * B + UNIT, kept=B, left=0)
def binary_cross_entropy(device: str) -> Any:
    p, t = torch.full((SIDE, SIDE), 0.25, device=device), torch.ones(SIDE, SIDE, device=device)
    return F.binary_cross_entropy(p, t)


@figures(peak=4 * B + UNIT, kept=UNIT, left=0)  # x, t, log sigmoid x; 1 - t, which becomes the losses; their mean
def binary_cross_entropy_with_logits(device: str) -> Any:
    x, t = leaf(device).detach(), torch.ones(SIDE, SIDE, device=device)
    return F.binary_cross_entropy_with_logits(x, t)


@figures(peak=3 * B + 2 * UNIT, kept=B, left=0)  # x, its logarithm, the gradient; what the CPU's kernel keeps besides, CUDA's does not
def logsigmoid(device: str) -> Any:
    x = leaf(device)
    y = F.logsigmoid(x)
    y.sum().backward()
    return x.grad


@figures(peak=2 * B + 2 * 2048, kept=2048, left=0)  # x, the largest of each row, the exponentials of x less that, their sums
def logsumexp(device: str) -> Any:
    return torch.logsumexp(leaf(device).detach(), 1)


# p, log q; p·log p, p·log q, their difference. They die before its sum.
@figures(peak=5 * B, kept=UNIT, left=0)
def kl_divergence(device: str) -> Any:
    p, q = torch.full((SIDE, SIDE), 0.25, device=device), torch.full((SIDE, SIDE), -2.0, device=device)
    return F.kl_div(q, p, reduction="sum")


@figures(peak=5 * B, kept=UNIT, left=0)
def kl_divergence_in_inference_mode(device: str) -> Any:
    with torch.inference_mode():
        return kl_divergence(device)


# x - y keeps nothing, its square the difference. The mean's gradient is dense (4: x, y, the difference, it), then the difference to the 1,
# its double, the product.
@figures(peak=7 * B + 2 * UNIT, kept=B, left=0)
def mse_by_hand(device: str) -> Any:
    x, y = leaf(device), torch.zeros(SIDE, SIDE, device=device)
    ((x - y) ** 2).mean().backward()
    return x.grad


# x (which wants no gradient) and y; weight, bias, their gradients, mean and 1/deviation of 1024 floats each. The kernel wants its gradient
# in line: the expanded one is made dense for as long as it runs.
@figures(peak=2 * LARGE + LARGE + 6 * 4096 + 2 * UNIT, kept=2 * 4096, left=0)
def layer_norm_of_a_sum(device: str) -> Any:
    layer, x = nn.LayerNorm(1024, device=device), torch.ones(1024, 1024, device=device)
    y = layer(x)
    y.sum().backward()
    return [each.grad for each in layer.parameters()]


# x, y, w, y·w dies; weight, bias of 2 KiB, mean and 1/deviation of 2 KiB. Gradients: of y, dense (4), of x (5), of weight and bias.
@figures(peak=5 * B + 6 * 2048 + 2 * UNIT, kept=B, left=0)
def layer_norm(device: str) -> Any:
    layer, x, w = nn.LayerNorm(SIDE, device=device), leaf(device), torch.ones(SIDE, SIDE, device=device)
    y = layer(x)
    (y * w).sum().backward()
    return x.grad


def heads(device: str) -> list[torch.Tensor]:
    """Query, key, value of 16 heads, 512 places, 64 features: 2 MiB each."""
    return [torch.linspace(-1, 1, 16 * 512 * 64, device=device).view(1, 16, 512, 64) + 0 for _ in range(3)]


# Three inputs, the scores of 16 · 512 · 512 floats (16 MiB), scaled (16 MiB); then those and their softmax.
@figures(peak=3 * 2 * MIB + 2 * 16 * MIB, kept=2 * MIB, left=0)
def attention(device: str) -> Any:
    q, k, v = heads(device)
    scores = torch.softmax(q @ k.transpose(-2, -1) / math.sqrt(64), -1)
    return scores @ v


# Inputs and output of 2 MiB, and the logarithm of each row's sum: 16 · 512 floats.
@figures(peak=4 * 2 * MIB + 32_768, kept=2 * MIB, left=0)
def fused_attention(device: str) -> Any:
    q, k, v = heads(device)
    return F.scaled_dot_product_attention(q, k, v)


# 10,000 rows of 256 floats are 10,240,000 bytes; the gradient of the same size gets the rest of a 20 MiB segment, 10,731,520. The indices
# of 8 KiB. The output of 1 MiB was there before; its gradient is the expanded one made dense, 1 MiB.
@figures(peak=20 * MIB + MIB + 8192 + 2 * UNIT, kept=10_731_520, left=0)
def embedding_of_a_sum(device: str) -> Any:
    weight = torch.zeros(10_000, 256, device=device, requires_grad=True)
    F.embedding(torch.arange(1024, device=device), weight).sum().backward()
    return weight.grad


# x, w, h = x·w (saved by relu? its result r is), r; … mm saves x. Backward: r's gradient is dense from c: w, x, c, r, then two gradients.
@figures(peak=6 * B + 2 * UNIT, kept=B, left=0)
def linear_and_relu(device: str) -> Any:
    x, c = torch.ones(SIDE, SIDE, device=device), torch.ones(SIDE, SIDE, device=device)
    w = torch.eye(SIDE, device=device, requires_grad=True)
    r = torch.relu(x @ w.T)
    (r * c).sum().backward()
    return w.grad


# A product of matrices needs its operands in line: the expanded one is made dense for as long as the product takes.
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def a_product_of_a_sum(device: str) -> Any:
    x, w = torch.ones(SIDE, SIDE, device=device), torch.eye(SIDE, device=device, requires_grad=True)
    (x @ w).sum().backward()
    return w.grad


# Two weights and biases (2 KiB), x, targets. Forward at most: these 3, the hidden r, the logits z, their log-softmax. Backward: 3, r, the
# log-softmax, its gradient, that of z (7); the last two from that, of r and of the weight, while it is there (7), and its sum, the
# bias's gradient (2 KiB); through relu 3, that weight's gradient, r, two gradients (7).
@figures(peak=7 * B + 2 * 2048 + 4096 + 2048 + 2 * UNIT, kept=B, left=0)
def a_small_network(device: str) -> Any:
    first, second = nn.Linear(SIDE, SIDE, device=device), nn.Linear(SIDE, SIDE, device=device)
    x, t = torch.ones(SIDE, SIDE, device=device), targets(device)
    F.cross_entropy(second(torch.relu(first(x))), t).backward()
    return first.weight.grad
