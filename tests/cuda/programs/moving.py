"""From the host to the device and back: what a move allocates, and where."""

from typing import Any

import numpy as np
import torch

from tests.cuda.measured import SIDE, UNIT, B, figures


def on_host() -> torch.Tensor:
    """A tensor of B bytes on the CPU."""
    return torch.linspace(-1, 1, SIDE * SIDE).view(SIDE, SIDE)


@figures(peak=B, kept=B, left=0)
def there(device: str) -> Any:
    return on_host().to(device)


@figures(peak=3 * B, kept=2 * B, left=0)  # x, 2x, 3x: what is on the host costs nothing here
def there_and_back(device: str) -> Any:
    x = on_host().to(device)
    return x, x.cpu(), x * 2, (x * 3).cpu()


@figures(peak=B, kept=0, left=0)  # back on the host it is not there any more
def there_and_only_back(device: str) -> Any:
    return on_host().to(device).cpu()


@figures(peak=3 * B, kept=B, left=0)  # float64 moves, and is made float32 there: 2 + 1
def converted_there(device: str) -> Any:
    return torch.as_tensor(np.ones((SIDE, SIDE))).to(device).float()


@figures(peak=B, kept=B, left=0)  # made float32 on the host, then moved
def converted_here(device: str) -> Any:
    return torch.as_tensor(np.ones((SIDE, SIDE))).float().to(device)


@figures(peak=B, kept=B, left=0)  # in one call: converted on the host, too
def converted_by_the_move(device: str) -> Any:
    return torch.as_tensor(np.ones((SIDE, SIDE))).to(device, torch.float32)


@figures(peak=2 * B, kept=0, left=0)  # the other way it is converted on the host as well
def converted_by_the_move_back(device: str) -> Any:
    return torch.ones(SIDE, SIDE, dtype=torch.float64, device=device).to("cpu", torch.float32)


@figures(peak=B + 2 * B + B // 2, kept=B + 2 * B + B // 2, left=0)
def from_numpy(device: str) -> Any:
    numbers = np.ones((SIDE, SIDE))
    single = torch.tensor(numbers, dtype=torch.float32, device=device)
    return single, torch.as_tensor(numbers, device=device), torch.tensor(numbers, dtype=torch.float16, device=device)


@figures(peak=3 * UNIT, kept=3 * UNIT, left=0)
def from_lists(device: str) -> Any:
    return torch.tensor([1.0, 2.0], device=device), torch.tensor(3, device=device), torch.tensor([[True], [False]], device=device)


@figures(peak=B // 2, kept=B // 2, left=0)  # every second column, put in line on the host
def a_part_of_a_host_tensor(device: str) -> Any:
    return on_host()[:, ::2].to(device)


@figures(peak=B + B // 2, kept=B, left=0)  # put in line on the device, where it comes from
def a_part_of_a_device_tensor(device: str) -> Any:
    x = on_host().to(device)
    return x, x[:, ::2].cpu()


@figures(peak=B, kept=B, left=0)  # a transpose has no gaps: it moves as it is
def a_transpose(device: str) -> Any:
    x = on_host().to(device)
    return x, x.T.cpu(), (x.T.cpu().stride(), 0)


@figures(peak=B, kept=B, left=0)
def an_expanded_one_stays_small(device: str) -> Any:
    row = torch.ones(1, device=device).expand(SIDE, SIDE)
    del row
    return on_host().to(device)


@figures(peak=2 * B, kept=2 * B, left=0)  # copies into what is there
def copied_into(device: str) -> Any:
    x = torch.empty(2 * SIDE, SIDE, device=device)
    x[:SIDE].copy_(on_host())
    x[SIDE:] = on_host()
    here = torch.empty(SIDE, SIDE).copy_(x[:SIDE])
    return x, here


# x·w on the device keeps x there for w's gradient. The gradient of the result comes back through the move: made on the device and copied.
# Peak: x, w, x·w; its gradient is the expanded one; w's gradient, x's gradient (there, then on the host).
@figures(peak=4 * B + 2 * UNIT, kept=B, left=0)
def gradients_through_a_move(device: str) -> Any:
    x = on_host().requires_grad_()
    w = torch.full((SIDE, SIDE), 2.0, device=device, requires_grad=True)
    (x.to(device) * w).sum().backward()
    return x.grad, w.grad


# The host's parameter is the leaf. Forward w's copy, its triple, the sum. Backward the gradient comes to the device (512 bytes), is made
# dense by the factor, and goes to the host.
@figures(peak=2 * B + UNIT, kept=0, left=0)
def the_lost_leaf(device: str) -> Any:
    w = on_host().requires_grad_()
    there = w.to(device)
    loss = (there * 3).sum().cpu()
    del there
    loss.backward()
    assert w.grad is not None
    assert w.grad.device.type == "cpu"
    return w.grad


# Features that leave for the host as they are made: x, one of them.
@figures(peak=2 * B, kept=0, left=0)
def features_on_the_host(device: str) -> Any:
    x = on_host().to(device)
    return [(x * step).cpu() for step in range(4)]


@figures(peak=5 * B, kept=4 * B, left=0)  # and those that stay
def features_that_stay(device: str) -> Any:
    x = on_host().to(device)
    return [(x * step).detach() for step in range(4)]


@figures(peak=2 * B, kept=2 * B, left=0)  # to() a dtype it has is itself, with copy=True it is not
def copies_on_demand(device: str) -> Any:
    x = on_host().to(device)
    return x, x.to(device), x.to(torch.float32), x.to(device, torch.float32, copy=True)


@figures(peak=B + B // 4 + UNIT, kept=B + B // 4, left=0)  # to() another tensor takes its dtype and device
def like_another(device: str) -> Any:
    flags = torch.ones(1, dtype=torch.bool, device=device)
    x = on_host().to(device)
    made = on_host().gt(0).to(flags)
    return x, made
