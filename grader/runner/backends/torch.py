"""PyTorch: tensors in, tensors out, and what a learner's function may not change."""

from typing import Any

import numpy as np
import torch

from grader.wire.messages import Result, TensorValue

MOST_ELEMENTS = 1 << 20  # of one result
_OLD_GRADIENT = 7.25  # what a caller's .grad holds before the call; a value that no kata gives

State = tuple[Any, ...]


def warm() -> list[str]:
    """Do once what the first use would do. One thread, no pool: a forked copy of a pool hangs."""
    torch.set_num_threads(1)
    x = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(x**3, x, create_graph=True)
    torch.autograd.backward(slope)
    repr(x)  # a learner's print imports one more module
    return [f"torch {torch.__version__}"]


def preload() -> None:
    """Use once what imports torch._dynamo and its kin at first use: torch.func, forward mode, optimisers."""
    x = torch.tensor(1.0, dtype=torch.float64)
    torch.func.hessian(lambda value: value**3)(x)
    torch.func.linearize(lambda value: value**3, x)
    torch.func.jacfwd(torch.func.vmap(torch.sin))(x[None])
    parameter = torch.nn.Parameter(x.clone())
    for optimiser in (torch.optim.SGD([parameter]), torch.optim.Adam([parameter])):
        optimiser.zero_grad()
        torch.autograd.backward(parameter**2)
        optimiser.step()


def seed() -> None:
    """Every box starts from the same generator state."""
    torch.manual_seed(0)


def build(wanted: TensorValue, leaf: bool) -> torch.Tensor:
    """The tensor that a question describes; always a leaf that requires a gradient if `leaf`."""
    tensor = _lay_out(torch.tensor(wanted.values).to(getattr(torch, wanted.dtype)), wanted.layout)
    if leaf or wanted.state != "plain":
        tensor.requires_grad_()
    if wanted.state == "leaf_with_grad":
        tensor.grad = torch.full_like(tensor, _OLD_GRADIENT, memory_format=torch.contiguous_format)
    return tensor


def _lay_out(tensor: torch.Tensor, layout: str) -> torch.Tensor:
    if tensor.ndim == 0 or layout == "contiguous":
        return tensor
    if layout == "transposed":
        axes = tuple(reversed(range(tensor.ndim)))
        return tensor.permute(axes).contiguous().permute(axes)
    if layout == "expanded":
        return tensor[:1].expand(tensor.shape) if len(tensor) else tensor
    wide = tensor.new_zeros((*tensor.shape[:-1], 2 * tensor.shape[-1]))
    strided = wide[..., ::2]
    strided.copy_(tensor)
    return strided


def state(value: Any) -> State | None:
    """Everything about an argument that its caller owns; None for what cannot change."""
    if not isinstance(value, torch.Tensor):
        return None
    gradient = value.grad if value.is_leaf else None
    return (_bytes(value), value.dtype, value.requires_grad, None if gradient is None else _bytes(gradient))


def _bytes(tensor: torch.Tensor) -> bytes:
    try:
        return tensor.detach().cpu().numpy().tobytes()
    except (TypeError, RuntimeError):  # a dtype or layout that numpy does not know: what a call made of its argument
        return b"not a plain array"


def changes(value: Any, before: State | None) -> list[str]:
    """What differs from `before`: "value", "dtype", "requires_grad", ".grad"."""
    after = state(value)
    if before is None or after is None:
        return []
    names = ("value", "dtype", "requires_grad", ".grad")
    return [name for name, old, new in zip(names, before, after, strict=True) if old != new]


def world() -> State:
    """Torch's global switches."""
    return (torch.is_grad_enabled(), torch.get_default_dtype(), torch.is_inference_mode_enabled())


def restore_world(before: State) -> list[str]:
    """Put the switches back, and name those that were moved."""
    names = ("grad mode", "default dtype", "inference mode")
    moved = [name for name, old, new in zip(names, before, world(), strict=True) if old != new]
    torch.set_grad_enabled(before[0])
    torch.set_default_dtype(before[1])
    return moved


def generators() -> list[tuple[str, Any]]:
    """Fingerprint of torch's generator."""
    return [("torch's random generator", torch.get_rng_state().numpy().tobytes())]


def describe(value: Any) -> Result | None:
    """A tensor's dtype and numbers (None where it has no plain ones); None for what is not a tensor."""
    if not isinstance(value, torch.Tensor):
        return None
    dtype = str(value.dtype).removeprefix("torch.")
    try:
        return Result("tensor", dtype, _numbers(value))
    except Exception:  # meta, nested, quantized …: torch raises many kinds
        return Result("tensor", dtype, None)


def _numbers(value: torch.Tensor) -> np.ndarray | None:
    if value.numel() > MOST_ELEMENTS or value.is_complex() or value.layout != torch.strided:
        return None
    numbers = torch.Tensor.detach(value).to("cpu", torch.float64).numpy()
    return np.ascontiguousarray(numbers).reshape(value.shape)


def pull_back(returned: Any, args: list[Any], cotangents: list[np.ndarray]) -> list[torch.Tensor | None]:
    """Vector-Jacobian products of the returned tensors with `cotangents`, one per tensor argument; [] if the shapes do not fit."""
    outputs = list(returned) if isinstance(returned, tuple | list) else [returned]
    leaves = [arg for arg in args if isinstance(arg, torch.Tensor)]
    upstream = [torch.tensor(cotangent) for cotangent in cotangents]
    if [getattr(output, "shape", None) for output in outputs] != [each.shape for each in upstream]:
        return []
    attached = [(output, each) for output, each in zip(outputs, upstream, strict=True) if output.requires_grad]
    if not attached:
        return [None] * len(leaves)
    values, seeds = zip(*attached, strict=True)
    return list(torch.autograd.grad(values, leaves, [s.to(v.dtype) for v, s in attached], allow_unused=True)) if seeds else []
