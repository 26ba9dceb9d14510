"""Without gradients: a tensor's storage lives from its making until the last name, view or list that leads to it is gone."""

import copy
import gc
import weakref
from typing import Any

import torch

from tests.cuda.measured import MIB, SIDE, UNIT, B, figures


def square(device: str) -> torch.Tensor:
    """A tensor of B bytes, made by one allocation."""
    return torch.linspace(-1, 1, SIDE * SIDE, device=device).view(SIDE, SIDE)


@figures(peak=3 * B, kept=B, left=0)  # x, 2x, 2x + 1
def chain(device: str) -> Any:
    x = square(device)
    y = x * 2
    return y + 1


@figures(peak=3 * 4 * MIB, kept=4 * MIB, left=0, reserved=20 * MIB)  # the same from the large pool: three out of one segment
def large_chain(device: str) -> Any:
    x = torch.ones(1024, 1024, device=device)
    y = x * 2
    return y + 1


@figures(peak=4 * MIB, kept=4 * MIB, left=0)
def large_chain_in_place(device: str) -> Any:
    return torch.ones(1024, 1024, device=device).mul_(2).add_(1)


@figures(peak=B + 2048, kept=B, left=0)  # all in x, but for the product of one column: 512 floats
def in_place(device: str) -> Any:
    x = square(device)
    x *= 2
    x += 1
    x[0] = 5.0
    x[:, 1] -= x[:, 2] * 3
    x.clamp_(max=2)
    return torch.relu_(x)


@figures(peak=2 * B, kept=B, left=0)  # the old x lives until the name is bound to the new one
def rebinding(device: str) -> Any:
    x = square(device)
    for _ in range(5):
        x = x * 2
    return x


@figures(peak=4 * B, kept=B)  # x, both factors, their product
def two_temporaries_at_once(device: str) -> Any:
    x = square(device)
    return (x + 1) * (x + 2)


@figures(peak=3 * B, kept=B)  # x, and two of x + 1, 2(x + 1), 2(x + 1) - 3: each dies when the next is there
def one_temporary_after_the_other(device: str) -> Any:
    x = square(device)
    return (x + 1) * 2 - 3


@figures(peak=2 * B, kept=B)  # x and 2x; x dies; 2x and 2x + 1
def deleted_in_time(device: str) -> Any:
    x = square(device)
    y = x * 2
    del x
    return y + 1


@figures(peak=4 * B, kept=3 * B, left=0)  # x; three in the list; the sum's second step needs a name and a temporary beside them
def a_list_of_results(device: str) -> Any:
    x = square(device)
    done = [x * step for step in range(3)]
    del x
    done[0] = done[1] + done[2]  # the old done[0] is there until then: four
    return done


@figures(peak=B + 2048, kept=B, left=0)  # a row (512 floats) is a view of all; its double is 2 KiB and dies
def a_row_keeps_all(device: str) -> Any:
    x = square(device)
    assert float((x[3] * 2)[0]) < 0
    return x[3]


@figures(peak=B + 2048, kept=2048, left=0)
def a_cloned_row_keeps_a_row(device: str) -> Any:
    return square(device)[3].clone()


@figures(peak=B, kept=B, left=0)  # contiguous() of what is contiguous is no copy, float() of floats neither; the others are views
def no_copies(device: str) -> Any:
    x = square(device)
    views = x[3], x.detach(), x.view(-1)[7:], x.T, x.unfold(0, 2, 1), x.reshape(4, -1), x.chunk(3), x.diagonal()
    return views, x[3].contiguous(), x.float(), x.to(device), x.to(torch.float32), torch.as_tensor(x), torch.atleast_3d(x)


@figures(peak=2 * B, kept=2 * B)  # x and one copy
def a_copy_of_the_transpose(device: str) -> Any:
    x = square(device)
    return x.T, x.T.contiguous()


@figures(peak=2 * B, kept=B)  # the entries of a transpose do not lie in line: reshape copies, and only the copy is returned
def a_reshape_that_copies(device: str) -> Any:
    return square(device).T.reshape(-1)


@figures(peak=4 * MIB + 4096, kept=4 * MIB + 4096, left=0)  # 1024 floats are 4 KiB, expanded too; repeated they are 4 MiB
def expand_and_repeat(device: str) -> Any:
    x = torch.ones(1024, device=device)
    return x.expand(1024, 1024), x.repeat(1024, 1)


@figures(peak=2 * 2048 + 2 * B, kept=B)  # a row and a column of 512; their sum, its double
def broadcasting(device: str) -> Any:
    row, column = torch.ones(1, SIDE, device=device), torch.ones(SIDE, 1, device=device)
    return (row + column) * 2


# 256 points in 64 dimensions are 64 KiB. All differences, 256 · 256 · 64 floats, are 16 MiB, and their squares as well; the distances
# 256 KiB, and the sums before the root too, when the 32 MiB are gone.
@figures(peak=2 * 65_536 + 32 * MIB, kept=256 << 10)
def pairwise_distances_by_broadcasting(device: str) -> Any:
    a, b = torch.ones(256, 64, device=device), torch.zeros(256, 64, device=device)
    return (a[:, None] - b[None]).square().sum(-1).sqrt()


# The points; a², b² (64 KiB each) and their sums of 256 floats; then 256 KiB each for aa + bb, a @ b.T, its double, the difference.
@figures(peak=2 * 65_536 + 2 * 1024 + 4 * (256 << 10) - (256 << 10), kept=256 << 10)
def pairwise_distances_by_products(device: str) -> Any:
    a, b = torch.ones(256, 64, device=device), torch.zeros(256, 64, device=device)
    aa, bb = a.square().sum(1), b.square().sum(1)
    return (aa[:, None] + bb) - 2 * (a @ b.T)


@figures(peak=2 * B + B // 4 + B, kept=B)  # x, y, the mask of bools, the result
def where(device: str) -> Any:
    x = square(device)
    y = torch.ones_like(x)
    return torch.where(x > 0, x, y)


@figures(peak=B + B // 4 + B, kept=B)  # x, the mask, x · mask: dtypes are joined inside the kernel
def times_a_mask(device: str) -> Any:
    x = square(device)
    return x * (x > 0)


@figures(peak=B + B // 4 + B // 4, kept=B // 4)  # x, and two masks of bools
def masks(device: str) -> Any:
    x = square(device)
    above = x > -0.5
    above &= x < 0.5
    return above


@figures(peak=3 * B, kept=3 * B)  # x, and twice that
def float64_by_accident(device: str) -> Any:
    x = square(device)
    return x, x.double()


@figures(peak=B + B // 2 + B // 2, kept=B // 2)  # x, its half, that times 2
def half(device: str) -> Any:
    x = square(device)
    return x.half() * 2


@figures(peak=B // 2 + B + B, kept=B)  # float16 + float32 is float32, and no operand is converted first
def half_and_single(device: str) -> Any:
    return torch.ones(SIDE, SIDE, dtype=torch.float16, device=device) + square(device)


@figures(peak=3 * 2 * B, kept=2 * B)  # x, y, x + y of 512 · 512 · 8
def double_precision(device: str) -> Any:
    x = torch.ones(SIDE, SIDE, dtype=torch.float64, device=device)
    y = torch.full_like(x, 2)
    return x + y


# Ten parts of 4 MiB. The last cat sees nine parts in `out`, the tenth, and makes ten.
@figures(peak=20 * 4 * MIB, kept=40 * MIB)
def cat_in_a_loop(device: str) -> Any:
    out = torch.ones(1024, 1024, device=device)
    for step in range(1, 10):
        out = torch.cat([out, torch.full((1024, 1024), float(step), device=device)])
    return out


@figures(peak=20 * 4 * MIB, kept=40 * MIB)  # ten parts, and all of them again
def list_then_cat(device: str) -> Any:
    return torch.cat([torch.full((1024, 1024), float(step), device=device) for step in range(10)])


@figures(peak=11 * 4 * MIB, kept=40 * MIB)  # the room for ten, and one part
def preallocated(device: str) -> Any:
    out = torch.empty(10 * 1024, 1024, device=device)
    for step in range(10):
        out[1024 * step : 1024 * (step + 1)] = torch.full((1024, 1024), float(step), device=device)
    return out


@figures(peak=10 * 4 * MIB, kept=40 * MIB)  # each part is made where it belongs
def preallocated_with_out(device: str) -> Any:
    out = torch.zeros(10 * 1024, 1024, device=device)
    for step in range(1, 10):
        torch.add(out[:1024], step, out=out[1024 * step : 1024 * (step + 1)])
    return out


@figures(peak=8 * B + B, kept=4 * B)  # four parts, the last square beside its sum, the room for four: cat(out=) needs nothing else
def cat_with_out(device: str) -> Any:
    room = torch.empty(4 * SIDE, SIDE, device=device)
    parts = [square(device) + step for step in range(4)]
    return torch.cat(parts, out=room)


@figures(peak=8 * B, kept=4 * B)  # four parts, and their stack
def stacked(device: str) -> Any:
    return torch.stack([square(device) for _ in range(4)])


@figures(peak=4 * B, kept=4 * B, left=0)  # x, one part and two; then two parts and their copy
def growing_from_nothing(device: str) -> Any:
    x = square(device)
    out = torch.empty(0, SIDE, device=device)
    for _ in range(2):
        out = torch.cat([out, x])
    del x
    return out, out * 1


class Node:
    """Something that leads to itself."""

    def __init__(self, device: str) -> None:
        self.values = torch.ones(SIDE, SIDE, device=device)
        self.me = self


@figures(peak=3 * B, kept=3 * B, left=3 * B)  # nothing leads to them any more but they themselves
def reference_cycles(device: str) -> Any:
    for _ in range(3):
        Node(device)


@figures(peak=3 * B, kept=0, left=0)
def reference_cycles_collected(device: str) -> Any:
    for _ in range(3):
        Node(device)
    gc.collect()


@figures(peak=B, kept=0, left=0)
def a_weak_reference_keeps_nothing(device: str) -> Any:
    x = square(device)
    seen = weakref.ref(x)
    del x
    return seen() is None


@figures(peak=3 * B, kept=B, left=0)  # the closure's x, a result, and its successor
def a_closure_keeps_what_it_uses(device: str) -> Any:
    x = square(device)

    def double() -> torch.Tensor:
        return x * 2

    for _ in range(3):
        result = double()
    del result
    return x


@figures(peak=B + UNIT, kept=B + UNIT, left=0)  # the traceback leads to the frame, and the frame to its tensor
def an_exception_keeps_its_frame(device: str) -> Any:
    def fail() -> None:
        local = square(device)
        local[0, 0].item()
        raise ValueError(float(torch.tensor(2.0, device=device)))

    try:
        fail()
    except ValueError as error:
        return torch.ones(1, device=device), error


@figures(peak=2 * B, kept=B, left=0)  # .data is the same storage; what is assigned to it replaces it
def data(device: str) -> Any:
    x = torch.ones(SIDE, SIDE, device=device)
    x.data.add_(1)
    x.data = x.data * 2
    return x


@figures(peak=2 * B, kept=2 * B)  # x became a view of one tensor, and keeps that alive whatever becomes its data
def data_of_a_view(device: str) -> Any:
    x = square(device)
    x.data = x.data * 2
    return x


@figures(peak=2 * B, kept=2 * B, left=0)
def swapped(device: str) -> Any:
    x, y = torch.zeros(SIDE, SIDE, device=device), torch.ones(SIDE, SIDE, device=device)
    x, y = y, x
    x.set_(y)  # x shares y's zeros now, and its ones are gone
    return x, y + 1


@figures(peak=2 * B, kept=B, left=0)  # x, and all of x again: deepcopy copies the storage that its argument is a view of
def a_deep_copy_of_a_row(device: str) -> Any:
    x = square(device)
    row = copy.deepcopy(x[1])
    del x
    return row
