"""PyTorch: tensors in, tensors out, and what a learner's function may not change."""

import importlib
import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import torch

from grader.runner.backends.torch_graph import watch as watch  # a part of every backend
from grader.wire.messages import Result, TensorValue

MOST_ELEMENTS = 1 << 20  # of one result
_SEED = 7_316_204_951
_OLD_GRADIENT = 7.25  # what a caller's .grad holds before the call; a value that no kata gives

_MODULE_HOOKS = ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks")

State = tuple[Any, ...]
Gradients = list[torch.Tensor | None]


class Pulled(NamedTuple):
    """Gradients, one per tensor argument (None where no path leads to it; [] if the shapes do not fit), and what backward changed."""

    gradients: Gradients
    changed: list[str]


def warm() -> list[str]:
    """Do once what the first use would do. One thread, no pool: a forked copy of a pool hangs."""
    torch.set_num_threads(1)
    x = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(x**3, x, create_graph=True)
    torch.autograd.backward(slope)
    repr(x)  # a learner's print imports one more module
    return [f"torch {torch.__version__}"]


def preload() -> None:
    """Use once what imports torch._dynamo and its kin at first use: torch.func, forward mode, optimisers, and the simulated device."""
    importlib.import_module("grader.runner.cuda.simulation")
    importlib.import_module("torch.utils.checkpoint")
    x = torch.tensor(1.0, dtype=torch.float64)
    torch.func.hessian(lambda value: value**3)(x)
    torch.func.linearize(lambda value: value**3, x)
    torch.func.jacfwd(torch.func.vmap(torch.sin))(x[None])
    parameter = torch.nn.Parameter(x.clone())
    for optimiser in (torch.optim.SGD([parameter]), torch.optim.Adam([parameter])):
        optimiser.zero_grad()
        torch.autograd.backward(parameter**2)
        optimiser.step()


_device: list[Any] = []  # the one of this process, for the rest of its life


def cuda_device() -> Any:
    """The CUDA device: simulated, unless `take_real_device` was called. A framework without one gets no kata that asks for it."""
    if not _device:
        from grader.runner.cuda.simulation import Simulation

        _device.append(Simulation())
    return _device[0]


def take_real_device() -> None:
    """Let the CUDA device be the real one, warmed up. Raises NoDevice."""
    from grader.runner.cuda.real import RealDevice

    _device.append(RealDevice())


def seed() -> None:
    """Every box starts from the same generator state, which no program sets by chance."""
    torch.manual_seed(_SEED)


def build(wanted: TensorValue, device: str) -> torch.Tensor:
    """The tensor that a question describes."""
    tensor = _lay_out(torch.tensor(wanted.values).to(getattr(torch, wanted.dtype)).to(device), wanted.layout)
    if wanted.state != "plain":
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
    wide = tensor.new_zeros((*tensor.shape[:-1], 2 * tensor.shape[-1] + 1))
    strided = wide[..., 1::2]  # gaps between the entries, and it does not begin where its storage begins
    strided.copy_(tensor)
    return strided


def state(value: Any) -> State | None:
    """Everything about an argument that its caller owns; None for what cannot change."""
    if isinstance(value, torch.nn.Module):
        return tuple(state(each) for each in value.parameters()), value.training, _hooks(value)
    if not isinstance(value, torch.Tensor):
        return None
    gradient = value.grad if value.is_leaf else None
    return (
        _bytes(value),
        value.shape,
        value.dtype,
        value.requires_grad,
        None if gradient is None else _bytes(gradient),
        bool(value._backward_hooks),
    )


def _hooks(module: torch.nn.Module) -> int:
    """How many hooks hang on a module and on those inside it."""
    return sum(len(getattr(each, hooks)) for each in module.modules() for hooks in _MODULE_HOOKS)


def _bytes(tensor: torch.Tensor) -> bytes:
    try:
        return tensor.detach().cpu().numpy().tobytes()
    except (TypeError, RuntimeError):  # a dtype or layout that numpy does not know: what a call made of its argument
        return b"not a plain array"


def changes(value: Any, before: State | None) -> list[str]:
    """What differs from `before`: "value", ".grad" and so on; of a module "parameters", "training mode" or "hooks"."""
    after = state(value)
    if before is None or after is None:
        return []
    module = isinstance(value, torch.nn.Module)
    names = ("parameters", "training mode", "hooks") if module else ("value", "shape", "dtype", "requires_grad", ".grad", "hooks")
    return [name for name, old, new in zip(names, before, after, strict=True) if old != new]


_SWITCHES: tuple[tuple[str, Callable[[], Any], Callable[[Any], Any]], ...] = (
    ("grad mode", torch.is_grad_enabled, torch.set_grad_enabled),
    ("default dtype", torch.get_default_dtype, torch.set_default_dtype),
    ("anomaly mode", torch.is_anomaly_enabled, torch.autograd.set_detect_anomaly),
    ("deterministic algorithms", torch.are_deterministic_algorithms_enabled, torch.use_deterministic_algorithms),
    ("number of threads", torch.get_num_threads, torch.set_num_threads),
)


def world() -> State:
    """Torch's global switches."""
    return tuple(read() for _, read, _ in _SWITCHES)


def restore_world(before: State) -> list[str]:
    """Put the switches back, and name those that were moved."""
    moved = []
    for (name, read, write), old in zip(_SWITCHES, before, strict=True):
        if read() != old:
            moved.append(name)
            write(old)
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
        return Result("tensor", dtype, _numbers(value), value.grad_fn is not None)
    except Exception:  # meta, nested, quantized …: torch raises many kinds
        return Result("tensor", dtype, None)


def _numbers(value: torch.Tensor) -> np.ndarray | None:
    if math.prod(max(side, 1) for side in value.shape) > MOST_ELEMENTS or value.is_complex() or value.layout != torch.strided:
        return None
    numbers = torch.Tensor.detach(value).to("cpu", torch.float64).numpy()
    return np.ascontiguousarray(numbers).reshape(value.shape)


def pull_back(call: Callable[..., Any], returned: Any, args: list[Any], cotangents: list[np.ndarray], order: int) -> Pulled:
    """Vector-Jacobian products of the returned tensors with `cotangents`, as a bigger program would ask for them.

    Between forward and backward the function is called once more (a result may not depend on the last call only), backward runs twice,
    and the cotangents come in the layouts that torch's own operations send: expanded where all are equal, else strided. With `order` 2
    the gradients are differentiated too; the last cotangents are theirs.
    """
    outputs = list(returned) if isinstance(returned, tuple | list) else [returned]
    leaves = [arg for arg in args if isinstance(arg, torch.Tensor) and arg.requires_grad]
    cotangents, directions = (cotangents[: -len(leaves)], cotangents[-len(leaves) :]) if order == 2 else (cotangents, [])
    if [getattr(output, "shape", None) for output in outputs] != [torch.Size(each.shape) for each in cotangents]:
        return Pulled([], [])
    attached = [(output, _upstream(each, output)) for output, each in zip(outputs, cotangents, strict=True) if output.requires_grad]
    if not attached:
        return Pulled([None for _ in range(order) for _ in leaves], [])
    call(*[_elsewhere(arg) for arg in args])
    values, seeds = (list(each) for each in zip(*attached, strict=True))
    before = [_bytes(each) for each in seeds]
    once: Gradients = list(torch.autograd.grad(values, leaves, seeds, retain_graph=True, create_graph=order == 2, allow_unused=True))
    second = _second(once, leaves, directions) if order == 2 else []
    again: Gradients = list(torch.autograd.grad(values, leaves, seeds, allow_unused=True))
    changed = ["the upstream gradient"] if before != [_bytes(each) for each in seeds] else []
    return Pulled((once if _alike(once, again) else again) + second, changed)


def _elsewhere(arg: Any) -> Any:
    """Another argument of the same kind."""
    return (arg.detach() * 0.5 + 0.25).requires_grad_() if isinstance(arg, torch.Tensor) and arg.requires_grad else arg


def _second(gradients: Gradients, leaves: list[torch.Tensor], directions: list[np.ndarray]) -> Gradients:
    """How the gradients change along `directions`; None where they have no graph."""
    tracked = [(each, way) for each, way in zip(gradients, directions, strict=True) if each is not None and each.requires_grad]
    pairs = [(each, _upstream(way, each)) for each, way in tracked]
    if not pairs:
        return [None] * len(leaves)
    values, ways = (list(each) for each in zip(*pairs, strict=True))
    return list(torch.autograd.grad(values, leaves, ways, retain_graph=True, allow_unused=True, materialize_grads=True))


def upstream(cotangent: np.ndarray, device: str) -> torch.Tensor:
    """One upstream gradient, dense."""
    return torch.tensor(cotangent, dtype=torch.float64, device=device)


def pulled_back_once(returned: Any, args: list[Any], cotangents: list[torch.Tensor]) -> Gradients:
    """Vector-Jacobian products of the returned tensors, by one backward pass as in training; [] if the shapes do not fit."""
    outputs = list(returned) if isinstance(returned, tuple | list) else [returned]
    leaves = [arg for arg in args if isinstance(arg, torch.Tensor) and arg.requires_grad]
    if [getattr(output, "shape", None) for output in outputs] != [each.shape for each in cotangents]:
        return []
    return list(torch.autograd.grad(outputs, leaves, cotangents, allow_unused=True))


def _upstream(cotangent: np.ndarray, like: torch.Tensor) -> torch.Tensor:
    tensor = torch.tensor(cotangent, dtype=like.dtype, device=like.device)
    if tensor.numel() > 1 and bool((tensor == tensor.flatten()[0]).all()):
        return tensor.flatten()[0].expand(tensor.shape)
    return _lay_out(tensor, "transposed" if tensor.ndim > 1 else "strided")


def _alike(a: Gradients, b: Gradients) -> bool:
    pairs = zip(a, b, strict=True)
    return all(x is y if x is None or y is None else torch.equal(x.nan_to_num(), y.nan_to_num()) for x, y in pairs)
