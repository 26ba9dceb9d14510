"""The tensors on the simulated device: every operation passes here, and its fresh results get storage whose life the allocator follows.

A Python fallback on a dispatch key that no CPU kernel uses sees each operation where a TorchDispatchMode would, forward and backward. But
autograd does not know of it. Under a mode, and after a look at a tensor's storage from Python, autograd adds gradients out of place, so
that wherever two gradients meet one tensor more is alive than on a real device (torch/include/ATen/TensorSubclassLikeUtils.h).
"""

import weakref
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

import numpy as np
import torch

from grader.runner.cuda.allocator import Block, CachingAllocator, OutOfMemory

KEY = "Fake"
_MIXED_ALLOWED = ("aten::copy_", "aten::_to_copy", "aten::index", "aten::_index_put_impl_", "aten::_unsafe_index", "aten::set_")
_switch = torch._C._dispatch_tls_set_dispatch_key_included
_unwrapped = torch._C._functorch.get_unwrapped
_wrapped = torch._C._functorch.is_functorch_wrapped_tensor


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
        self.allocator = allocator
        self.operations = 0
        self.peak = 0  # bytes asked for: what a program resets are the allocator's own figures
        self.observer: Observer | None = None
        self.fresh_on_device: Callable[[], bool] = lambda: False  # where an operation without tensors puts its result
        self._owners: dict[int, _Owner] = {}

    def holds(self, tensor: torch.Tensor) -> bool:
        """Whether the tensor lives on the device."""
        return _address(tensor) in self._owners

    def adopt(self, tensor: torch.Tensor) -> torch.Tensor:
        """A copy on the device, which shares nothing with `tensor`. A tensor without entries stays what it is."""
        if tensor.layout != torch.strided or tensor.numel() == 0:
            return tensor
        buffer = self._allocate(_extent(tensor) * tensor.element_size())
        return torch.from_numpy(buffer).view(tensor.dtype).as_strided(tensor.size(), tensor.stride()).copy_(tensor)

    def moved(self, tensor: torch.Tensor, there: bool) -> torch.Tensor:
        """A copy on the device, or of a tensor from the device."""
        _switch(KEY, False)
        try:
            return self.adopt(tensor.clone()) if there else tensor.clone()  # a clone is dense
        finally:
            _switch(KEY, True)

    def _allocate(self, size: int) -> np.ndarray:
        try:
            block = self.allocator.malloc(size)
        except OutOfMemory as error:
            raise torch.OutOfMemoryError(str(error)) from None
        self.peak = max(self.peak, self.allocator.requested)
        buffer = np.empty(size, np.uint8)
        owner = _Owner(buffer, self._died)
        owner.address, owner.block = buffer.ctypes.data, block
        self._owners[owner.address] = owner
        if self.observer is not None:
            self.observer.born(block)
        return buffer

    def _died(self, owner: weakref.ref[np.ndarray]) -> None:
        assert isinstance(owner, _Owner)
        del self._owners[owner.address]
        self.allocator.free(owner.block)
        if self.observer is not None:
            self.observer.died(owner.block)

    def run(self, operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """What the operation returns, its results on the device if they belong there."""
        tensors = list(_tensors((*args, *kwargs.values())))
        addresses = [_address(each) for each in tensors]
        on_device = [address in self._owners for address in addresses]
        here = any(on_device) if tensors else self.fresh_on_device()
        if not here:
            return operation(*args, **kwargs)
        if not all(on_device):
            self._refuse_mixed(operation, tensors, on_device)
        self.operations += 1
        if self.observer is not None:
            self.observer.operation()
        return self._placed(operation(*args, **kwargs), addresses)

    def _refuse_mixed(self, operation: Any, tensors: list[torch.Tensor], on_device: list[bool]) -> None:
        far = [each for each, there in zip(tensors, on_device, strict=True) if not there and each.ndim and each.numel()]
        if far and any(on_device) and operation._schema.name not in _MIXED_ALLOWED:
            raise RuntimeError(
                f"Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu! ({operation._schema.name})"
            )

    def _placed(self, returned: Any, given: list[int]) -> Any:
        """Fresh tensors, in lists too, on the device; views and tensors that were changed in place as they are."""
        if isinstance(returned, torch.Tensor):
            address = _address(returned)
            return returned if address in self._owners or address in given else self.adopt(returned)
        if isinstance(returned, list | tuple):
            return type(returned)(self._placed(each, given) for each in returned)
        return returned


def _address(tensor: torch.Tensor) -> int:
    """Where the tensor's storage begins; 0 if it has none. `untyped_storage()` would be seen by autograd as a second owner."""
    if _wrapped(tensor):
        return _address(_unwrapped(tensor))
    if tensor.layout != torch.strided or not (start := tensor.data_ptr()):
        return 0
    return int(start - tensor.storage_offset() * tensor.element_size())


def _extent(tensor: torch.Tensor) -> int:
    """How many entries the storage of a fresh tensor needs."""
    return 1 + sum((side - 1) * step for side, step in zip(tensor.size(), tensor.stride(), strict=True))


def _tensors(values: Iterable[Any]) -> Iterator[torch.Tensor]:
    for value in values:
        if isinstance(value, torch.Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from _tensors(value)


class Interposition:
    """The fallback on the dispatch key, for one device memory. Raises RuntimeError where this torch does not have the key."""

    def __init__(self, memory: DeviceMemory) -> None:
        self._memory = memory
        library: Any = torch.library.Library
        self._library = library("_", "IMPL")
        self._library.fallback(self._fallback, KEY)
        make = torch.Tensor._make_subclass
        torch.Tensor._make_subclass = staticmethod(_uninterrupted(make))  # type: ignore[method-assign]
        _switch(KEY, True)

    def _fallback(self, operation: Any, *args: Any, **kwargs: Any) -> Any:
        _switch(KEY, False)
        try:
            return self._memory.run(operation, args, kwargs)
        finally:
            _switch(KEY, True)


def _uninterrupted(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` without interposition: it makes a view, and cannot take one that Python has seen."""

    def call(*args: Any, **kwargs: Any) -> Any:
        _switch(KEY, False)
        try:
            return function(*args, **kwargs)
        finally:
            _switch(KEY, True)

    return call
