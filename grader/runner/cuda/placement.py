"""Tensors that say where they are: what a program calls with `device="cuda"`, `.cuda()` or `.to(…)` acts on the simulated device."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import torch
from torch.overrides import TorchFunctionMode, _get_current_function_mode_stack

from grader.runner.cuda.memory import DeviceMemory

CPU, CUDA = torch.device("cpu"), torch.device("cuda", 0)
Call = Callable[..., Any]
_T = torch.Tensor


def device_of(wanted: Any) -> torch.device:
    """The device that "cuda", "cuda:0", 0 or a torch.device mean. Raises RuntimeError for one that is not there."""
    device = torch.device("cuda", wanted) if isinstance(wanted, int) else torch.device(wanted)
    if device.type == "cuda" and device.index not in (None, 0):
        raise RuntimeError("CUDA error: invalid device ordinal (there is one device, cuda:0)")
    return CUDA if device.type == "cuda" else device


class Placement(TorchFunctionMode):
    """Knows for every call of torch on which device it acts. `default` is the device of fresh tensors."""

    def __init__(self, memory: DeviceMemory) -> None:
        super().__init__()
        self.memory = memory
        self.default = CPU
        self._call: tuple[torch.device | None, Sequence[Any], Mapping[str, Any]] = (None, (), {})
        memory.wanted_on_device, memory.fresh_on_device = self._wanted_on_device, self._fresh_on_device
        self._look_into_torch()

    def _look_into_torch(self) -> None:
        """A program's own code runs inside torch's calls too, where this mode is off: in backward passes and in hooks of saved tensors."""
        autograd: Any = torch.autograd
        self._engine = autograd._engine_run_backward
        autograd._engine_run_backward = self._backward
        hooks: Any = torch.autograd.graph.saved_tensors_hooks
        initialise = hooks.__init__

        def observed(self_: Any, pack: Call, unpack: Call) -> None:
            initialise(self_, self._switched_on(pack), self._switched_on(unpack))

        hooks.__init__ = observed

    def _switched_on(self, function: Call) -> Call:
        def call(*args: Any, **kwargs: Any) -> Any:
            if self in _get_current_function_mode_stack():  # type: ignore[no-untyped-call]
                return function(*args, **kwargs)
            with self:
                return function(*args, **kwargs)

        return call

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        special = _SPECIAL.get(func)
        return special(self, func, args, kwargs) if special is not None else self.call(func, args, kwargs)

    def call(self, func: Call, args: Sequence[Any], kwargs: dict[str, Any]) -> Any:
        """Call torch itself, which knows of the CPU alone."""
        explicit = None
        if kwargs:
            explicit = None if kwargs.get("device") is None else device_of(kwargs["device"])
            kwargs = {name: each for name, each in kwargs.items() if name != "pin_memory"}
            if explicit == CUDA:
                kwargs["device"] = CPU
        before, self._call = self._call, (explicit, args, kwargs)
        try:
            return func(*args, **kwargs)
        finally:
            self._call = before

    def _wanted_on_device(self) -> bool | None:
        explicit = self._call[0]
        return None if explicit is None else explicit == CUDA

    def _fresh_on_device(self) -> bool:
        """As asked for, else where the tensors are in the call that is going on, else as by default."""
        explicit, args, kwargs = self._call
        if explicit is not None:
            return explicit == CUDA
        there = [self.memory.holds(each) for each in _flat((*args, *kwargs.values())) if isinstance(each, torch.Tensor)]
        return any(there) if there else self.default == CUDA

    def move(self, tensor: torch.Tensor, device: torch.device, dtype: torch.dtype | None = None, copy: bool = False) -> torch.Tensor:
        """The tensor on that device, by a copy that gradients go back through; itself if it is there."""
        here = CUDA if self.memory.holds(tensor) else CPU
        if device == here and not copy and dtype in (None, tensor.dtype):
            return tensor
        if device == here:
            return self.call(_T.to, (tensor,), {"dtype": dtype or tensor.dtype, "copy": copy})  # type: ignore[no-any-return]
        if device == CUDA and dtype is not None:  # converted on the side where it comes from
            tensor = self.call(_T.to, (tensor,), {"dtype": dtype})
        moved: torch.Tensor = _Move.apply(tensor, self.memory, device == CUDA)  # type: ignore[no-untyped-call]
        return moved if dtype is None else moved.to(dtype)

    def _backward(self, outputs: Sequence[Any], *args: Any, **kwargs: Any) -> Any:
        """A backward pass, in which a program's own functions and hooks see the device too."""
        before, self._call = self._call, (None, outputs, {})
        try:
            return self._switched_on(self._engine)(outputs, *args, **kwargs)
        finally:
            self._call = before


class _Move(torch.autograd.Function):
    """A copy to the other device, and of the gradient back."""

    @staticmethod
    def forward(ctx: Any, tensor: torch.Tensor, memory: DeviceMemory, there: bool) -> torch.Tensor:
        """From the host to the device, if `there`, else from the device."""
        ctx.memory, ctx.there = memory, there
        return memory.moved(tensor, there)

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        """The other way."""
        return ctx.memory.moved(gradients[0], not ctx.there), None, None


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list | tuple):
            yield from _flat(value)
        else:
            yield value


def _device(placement: Placement, func: Call, args: Any, kwargs: Any) -> Any:
    return CUDA if placement.memory.holds(args[0]) else func(*args)


def _is_cuda(placement: Placement, func: Call, args: Any, kwargs: Any) -> bool:
    return placement.memory.holds(args[0])


def _is_cpu(placement: Placement, func: Call, args: Any, kwargs: Any) -> bool:
    return not placement.memory.holds(args[0])


def _get_device(placement: Placement, func: Call, args: Any, kwargs: Any) -> int:
    return 0 if placement.memory.holds(args[0]) else -1


def _cuda(placement: Placement, func: Call, args: Any, kwargs: Any) -> torch.Tensor:
    wanted = args[1] if len(args) > 1 else kwargs.get("device")
    return placement.move(args[0], device_of("cuda" if wanted is None else wanted))


def _cpu(placement: Placement, func: Call, args: Any, kwargs: Any) -> torch.Tensor:
    return placement.move(args[0], CPU)


def _to(placement: Placement, func: Call, args: Any, kwargs: Any) -> torch.Tensor:
    """Tensor.to in its three forms: of a device, of a dtype, of another tensor."""
    tensor, *others = args
    device: Any = kwargs.get("device")
    dtype = kwargs.get("dtype")
    if "other" in kwargs:
        others.append(kwargs["other"])
    for each in others[:2]:
        if isinstance(each, torch.dtype):
            dtype = each
        elif isinstance(each, torch.Tensor):
            device, dtype = CUDA if placement.memory.holds(each) else CPU, each.dtype
        elif isinstance(each, str | torch.device) or (isinstance(each, int) and not isinstance(each, bool)):
            device = each
    wanted = (CUDA if placement.memory.holds(tensor) else CPU) if device is None else device_of(device)
    if wanted not in (CPU, CUDA):
        return placement.call(func, args, kwargs)  # type: ignore[no-any-return]
    moved = placement.move(tensor, wanted, dtype, kwargs.get("copy", others[3] if len(others) > 3 else False))
    layout = kwargs.get("memory_format", torch.preserve_format)
    return moved if layout == torch.preserve_format else moved.to(memory_format=layout)


def _numpy(placement: Placement, func: Call, args: Any, kwargs: Any) -> Any:
    if placement.memory.holds(args[0]):
        raise TypeError("can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.")
    return placement.call(func, args, kwargs)


def _type(placement: Placement, func: Call, args: Any, kwargs: Any) -> Any:
    told = placement.call(func, args, kwargs)
    return told.replace("torch.", "torch.cuda.", 1) if isinstance(told, str) and placement.memory.holds(args[0]) else told


def _repr(placement: Placement, func: Call, args: Any, kwargs: Any) -> str:
    """As torch prints it, with the device: the text is made by torch's own code, which asks the tensor where it is."""
    with placement:
        return str(torch._tensor_str._str(args[0], **kwargs))  # type: ignore[no-untyped-call]


def _format(placement: Placement, func: Call, args: Any, kwargs: Any) -> Any:
    tensor, how = args
    return placement.call(func, args, kwargs) if how or not tensor.ndim else _repr(placement, func, (tensor,), {})


def _deepcopy(placement: Placement, func: Call, args: Any, kwargs: Any) -> Any:
    tensor, memo = args
    if not placement.memory.holds(tensor) or not tensor.is_leaf or id(tensor) in memo:
        return placement.call(func, args, kwargs)
    bare = tensor.detach()  # of a view the whole storage is copied, as torch does
    whole = bare.as_strided((placement.memory.stored(tensor) // tensor.element_size(),), (1,), 0).clone()
    copied = whole.as_strided(tensor.size(), tensor.stride(), tensor.storage_offset())
    copied = torch.nn.Parameter(copied, tensor.requires_grad) if isinstance(tensor, torch.nn.Parameter) else copied
    memo[id(tensor)] = copied.requires_grad_(tensor.requires_grad)
    return copied


def _made_of_data(placement: Placement, func: Call, args: Any, kwargs: Any) -> torch.Tensor:
    """Of numbers that are on the host: made there, then copied."""
    wanted = kwargs.get("device")
    data = args[0] if args else kwargs.get("data")
    stays = placement.memory.holds(data) if isinstance(data, torch.Tensor) else False
    device = device_of(wanted) if wanted is not None else CUDA if stays else placement.default
    rest = {name: value for name, value in kwargs.items() if name not in ("device", "requires_grad")}
    fresh = data.detach() if isinstance(data, torch.Tensor) and func is torch.tensor else None
    made = fresh.to(rest.get("dtype"), copy=True) if fresh is not None and stays else placement.call(func, args, rest | {"device": CPU})
    moved = placement.move(made, device)
    return moved.requires_grad_() if kwargs.get("requires_grad") else moved


def _new_tensor(placement: Placement, func: Call, args: Any, kwargs: Any) -> torch.Tensor:
    tensor, *data = args
    there = {"device": CUDA if placement.memory.holds(tensor) else CPU, "dtype": tensor.dtype}
    return _made_of_data(placement, torch.tensor, data, there | {name: each for name, each in kwargs.items() if each is not None})


def _as_it_is(placement: Placement, func: Call, args: Any, kwargs: Any) -> Any:
    return func(*args, **kwargs)


def _dropout(placement: Placement, func: Call, args: Any, kwargs: Any) -> Any:
    """On CUDA one operation, which keeps a mask of bools; on the CPU several, which keep one of floats."""
    named = dict(zip(("input", "p", "training", "inplace"), args, strict=False)) | kwargs
    training, probability = named.get("training", named.get("train", True)), named.get("p", 0.5)
    if not (training and placement.memory.holds(named["input"]) and 0 < probability < 1 and not named.get("inplace", False)):
        return placement.call(func, args, kwargs)
    return placement.call(torch.native_dropout, (named["input"], probability, True), {})[0]


_SPECIAL: dict[Any, Callable[[Placement, Any, Any, Any], Any]] = {
    _T.device.__get__: _device,
    _T.is_cuda.__get__: _is_cuda,  # type: ignore[attr-defined]
    _T.is_cpu.__get__: _is_cpu,  # type: ignore[attr-defined]
    _T.get_device: _get_device,
    _T.cuda: _cuda,
    _T.cpu: _cpu,
    _T.to: _to,
    _T.numpy: _numpy,
    _T.__array__: _numpy,
    _T.type: _type,
    _T.__repr__: _repr,
    _T.__format__: _format,
    _T.new_tensor: _new_tensor,
    torch._C._nn._parse_to: _as_it_is,
    _T.__deepcopy__: _deepcopy,
    torch.tensor: _made_of_data,
    torch.as_tensor: _made_of_data,
    torch.asarray: _made_of_data,
    torch.dropout: _dropout,
    torch.nn.functional.dropout: _dropout,
}
