"""The tensors on the simulated device: every operation passes here, and its fresh results get storage whose life the allocator follows."""

import re
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache, partial
from typing import Any, Protocol

import numpy as np
import torch

from grader.runner.cuda.allocator import Block, CachingAllocator, OutOfMemory

_INDEXING = ("aten::index", "aten::index_put_", "aten::_index_put_impl_", "aten::_unsafe_index", "aten::masked_fill_")
_COPYING = ("aten::copy_", "aten::_to_copy", "aten::set_")
_LOG_SIGMOID = "aten::log_sigmoid_forward"  # its second result, for the backward pass, is the CPU's alone
_EMPTY = "_on_the_simulated_device"  # marks tensors that have no storage to tell it by
_NOTHING = nullcontext()
_ON_CPU = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
_TOO_MUCH = re.compile(r"can't allocate memory: you tried to allocate (\d+) bytes")
_unwrapped = torch._C._functorch.get_unwrapped
_wrapped = torch._C._functorch.is_functorch_wrapped_tensor

Passage = Callable[[], AbstractContextManager[Any]]


class Observer(Protocol):
    """Who is told of every allocation."""

    def operation(self) -> None:
        """One more operation is about to run."""

    def born(self, block: Block) -> None:
        """`block` was allocated."""

    def died(self, block: Block) -> None:
        """`block` was freed."""


class _Owner(weakref.ref[np.ndarray]):
    """Tells when the last tensor that shares a buffer is gone."""

    __slots__ = ("address", "block")
    address: int
    block: Block


class DeviceMemory:
    """What lives on the simulated device, and what its allocator says of it. `operations` counts what was computed there."""

    def __init__(self, allocator: CachingAllocator) -> None:
        self.start(allocator)
        self.observer: Observer | None = None
        self.wanted_on_device: Callable[[], bool | None] = lambda: None  # whether a call asks for it, by device=
        self.fresh_on_device: Callable[[], bool] = lambda: False  # where an operation without tensors puts its result
        self.aside: Passage = nullcontext  # operations in it do not pass here
        self.inside: Passage = nullcontext  # those that an operation which passes here is made of pass here, too
        self._composing = self._busy = False
        self._dead: list[Block] = []
        self._owners: dict[int, _Owner] = {}

    def start(self, allocator: CachingAllocator) -> None:
        """Begin with an empty device."""
        self.allocator = allocator
        self.operations = 0
        self.peak = 0  # bytes asked for: what a program resets are the allocator's own figures

    def holds(self, tensor: torch.Tensor) -> bool:
        """Whether the tensor lives on the device."""
        address = _address(tensor)
        return address in self._owners if address else _EMPTY in tensor.__dict__

    def stored(self, tensor: torch.Tensor) -> int:
        """Bytes of the storage that the tensor is a view of; of one without entries 0."""
        owner = self._owners.get(_address(tensor))
        return owner.block.requested if owner is not None else 0

    def adopt(self, tensor: torch.Tensor) -> torch.Tensor:
        """A copy on the device, which shares nothing with `tensor`. A tensor without entries is only marked."""
        if tensor.layout != torch.strided:
            return tensor
        if not (count := _extent(tensor)):
            setattr(tensor, _EMPTY, True)
            return tensor
        size = count * tensor.element_size()
        block, buffer = self._malloc(size), np.empty(size, np.uint8)
        adopted = torch.frombuffer(buffer, dtype=tensor.dtype)
        owner = _Owner(buffer, self._died)
        owner.address, owner.block = adopted.data_ptr(), block
        self._owners[owner.address] = owner
        return adopted.as_strided_(tensor.size(), tensor.stride()).copy_(tensor)

    def moved(self, tensor: torch.Tensor, there: bool) -> torch.Tensor:
        """A copy on the device, or of a tensor from the device; dense."""
        dense = _extent(tensor) == tensor.numel()
        with self.aside():
            if there:
                return self.adopt(tensor if dense else tensor.clone())
            with self._beside([] if dense else [_bytes(tensor)]):  # only what is dense can be copied from there at once
                return tensor.clone()

    def run(self, operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What the operation returns, its results on the device if they belong there."""
        tensors = _tensors(args)
        if kwargs:
            tensors += _tensors(kwargs.values())
        given = [_address(each) for each in tensors]
        on_device = [at in self._owners if at else _EMPTY in each.__dict__ for at, each in zip(given, tensors, strict=True)]
        if not self._concerns(on_device, kwargs):
            with self.aside():
                return operation(*args, **kwargs)
        if False in on_device and True in on_device:
            _refuse_mixed(operation._schema.name, tensors, on_device)
        self.operations += not self._composing
        if self.observer is not None:
            self.observer.operation()
        if _is_composed(operation._name):
            return self._placed(self._composed(operation, args, kwargs), tensors, given)
        return self._computed(operation, args, kwargs, tensors, given)

    def _concerns(self, on_device: list[bool], kwargs: dict[str, Any]) -> bool:
        """Whether an operation on such tensors is computed here."""
        if "device" in kwargs and (wanted := self.wanted_on_device()) is not None:
            return wanted
        return True in on_device if on_device else self._composing or self.fresh_on_device()

    def _computed(
        self, operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any], tensors: list[torch.Tensor], given: list[int]
    ) -> Any:
        """What it returns, while there is what its kernel allocates for itself."""
        sizes = _BESIDE[operation._name](args) if operation._name in _BESIDE else []
        with self.aside(), self._beside(sizes) if sizes else _NOTHING:
            try:
                returned = operation(*args, **kwargs)
            except RuntimeError as error:
                if wanted := _TOO_MUCH.search(str(error)):  # for this machine, and for the device perhaps
                    self._free(self._malloc(int(wanted[1])))
                raise
            if operation._name == _LOG_SIGMOID:
                return self._placed(returned[0], tensors, given), returned[1]
            return self._placed(returned, tensors, given)

    def _composed(self, operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What it returns, after all that it consists of has passed here."""
        before, self._composing = self._composing, True
        try:
            with self.inside():
                return operation.redispatch(_ON_CPU, *args, **kwargs)
        finally:
            self._composing = before

    @contextmanager
    def _beside(self, sizes: list[int]) -> Iterator[None]:
        """While an operation runs, what its kernel allocates for itself."""
        blocks = [self._malloc(each) for each in sizes]
        try:
            yield
        finally:
            for each in blocks:
                self._free(each)

    def _placed(self, returned: Any, tensors: list[torch.Tensor], given: list[int]) -> Any:
        """Fresh tensors, in lists too, on the device; views and tensors that were changed in place as they are."""
        if isinstance(returned, torch.Tensor):
            at = _address(returned)
            if at and (at in self._owners or at in given):
                return returned
            adopted = self.adopt(returned)
            if not any(returned is each for each in tensors):
                return adopted
            returned.data = adopted  # out=, which was resized
            return returned
        if isinstance(returned, list | tuple):
            return type(returned)(self._placed(each, tensors, given) for each in returned)
        return returned

    def _malloc(self, size: int) -> Block:
        self._busy = True
        try:
            block = self.allocator.malloc(size)
            self.peak = max(self.peak, self.allocator.requested)
            if self.observer is not None:
                self.observer.born(block)
        except OutOfMemory as error:
            raise torch.OutOfMemoryError(str(error)) from None
        finally:
            self._busy = False
            self._free_dead()
        return block

    def _free(self, block: Block) -> None:
        """At once; but a tensor may also be found dead by the garbage collector in the midst of the allocator's work."""
        self._dead.append(block)
        if not self._busy:
            self._free_dead()

    def _free_dead(self) -> None:
        self._busy = True
        while self._dead:
            block = self._dead.pop(0)
            self.allocator.free(block)
            if self.observer is not None:
                self.observer.died(block)
        self._busy = False

    def _died(self, owner: weakref.ref[np.ndarray]) -> None:
        assert isinstance(owner, _Owner)
        del self._owners[owner.address]
        self._free(owner.block)


def _refuse_mixed(name: str, tensors: list[torch.Tensor], on_device: list[bool]) -> None:
    far = [each for each, there in zip(tensors, on_device, strict=True) if not there and each.ndim and each.numel()]
    if not far or name in (*_COPYING, "aten::log_sigmoid_backward") or (name in _INDEXING and on_device[0]):
        return
    if name in _INDEXING:
        raise RuntimeError("indices should be either on cpu or on the same device as the indexed tensor (cpu)")
    raise RuntimeError(f"Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu! ({name})")


def _address(tensor: torch.Tensor) -> int:
    """Where the tensor's storage begins; 0 if it has none. `untyped_storage()` would be seen by autograd as a second owner."""
    try:
        start = tensor.data_ptr()
    except RuntimeError:  # a wrapper of functorch; else sparse and the like
        return _address(_unwrapped(tensor)) if _wrapped(tensor) else 0
    return start - int(tensor.storage_offset()) * tensor.element_size() if start else 0


def _extent(tensor: torch.Tensor) -> int:
    """How many entries the storage of a fresh tensor needs."""
    if tensor.is_contiguous() or not tensor.numel():
        return tensor.numel()
    return 1 + sum((side - 1) * step for side, step in zip(tensor.size(), tensor.stride(), strict=True))


def _tensors(values: Iterable[Any]) -> list[torch.Tensor]:
    found: list[torch.Tensor] = []
    for value in values:
        if isinstance(value, torch.Tensor):
            found.append(value)
        elif isinstance(value, list | tuple):
            found += _tensors(value)
    return found


def _bytes(tensor: torch.Tensor) -> int:
    return tensor.numel() * tensor.element_size()


def _copies(operands: Sequence[int], args: tuple[Any, ...]) -> list[int]:
    """Operands that a kernel copies because their entries do not lie in line."""
    return [_bytes(each) for each in (args[at] for at in operands) if not each.is_contiguous()]


def _matrices(operands: Sequence[int], args: tuple[Any, ...]) -> list[int]:
    """Of matrices it is enough that the rows or the columns lie in line (prepare_matrix_for_cublas)."""
    return [_bytes(each) for each in (args[at] for at in operands) if not (each.is_contiguous() or _in_line(each))]


def _in_line(matrix: torch.Tensor) -> bool:
    (*_, rows, columns), (*_, down, across) = matrix.size(), matrix.stride()
    return (across == 1 and down >= columns) or (down == 1 and across >= rows)


def _unreduced(args: tuple[Any, ...]) -> list[int]:
    """All losses, before they are summed."""
    given, wanted, *reduction = args
    shape: torch.Size = torch.broadcast_shapes(given.shape, wanted.shape)  # type: ignore[no-untyped-call]
    return [shape.numel() * given.element_size()] if reduction[:1] != [0] else []


# What kernels for CUDA allocate beside their results, and which operations are made of others in C++, on every device alike (ATen/native).
_BESIDE: dict[str, Callable[[tuple[Any, ...]], list[int]]] = {
    "aten::mm": partial(_matrices, (0, 1)),
    "aten::addmm": partial(_matrices, (1, 2)),
    "aten::bmm": partial(_matrices, (0, 1)),
    "aten::baddbmm": partial(_matrices, (1, 2)),
    "aten::_softmax": partial(_copies, (0,)),
    "aten::_log_softmax": partial(_copies, (0,)),
    "aten::_softmax_backward_data": partial(_copies, (0, 1)),
    "aten::_log_softmax_backward_data": partial(_copies, (0, 1)),
    "aten::native_layer_norm": partial(_copies, (0,)),
    "aten::native_layer_norm_backward": partial(_copies, (0, 1)),
    "aten::embedding_dense_backward": partial(_copies, (0,)),
    "aten::mse_loss": _unreduced,
    "aten::smooth_l1_loss": _unreduced,
    "aten::huber_loss": _unreduced,
}
_COMPOSED = "logsumexp logsumexp.out binary_cross_entropy binary_cross_entropy_with_logits isinf soft_margin_loss".split()


@cache
def _is_composed(name: str) -> bool:
    """Whether it is made of operations that a real device would see; most of these come apart before, but not in inference mode."""
    if name.removeprefix("aten::") in _COMPOSED:
        return True
    kernels = [torch._C._dispatch_has_kernel_for_dispatch_key(name, key) for key in ("CompositeImplicitAutograd", "CPU")]
    return kernels == [True, False]
