"""Tensors on the simulated device, without switching it on for this process."""

import torch

from grader.runner.cuda.allocator import Block, CachingAllocator
from grader.runner.cuda.memory import DeviceMemory


class _Sweeping(CachingAllocator):
    """Drops the tensors of `held` in the midst of an allocation, as the garbage collector may."""

    held: list[torch.Tensor]

    def malloc(self, requested: int) -> Block:
        block = super().malloc(requested)
        self.held.clear()
        assert self.requested >= requested
        return block


class _Diary(list[str]):
    """What happened, in order."""

    def operation(self) -> None:
        pass

    def born(self, block: Block) -> None:
        self.append(f"born {block.requested}")

    def died(self, block: Block) -> None:
        self.append(f"died {block.requested}")


def test_a_tensor_that_dies_in_the_midst_of_an_allocation_is_freed_after_it() -> None:
    """The allocator is not entered a second time, and nothing is lost."""
    allocator = _Sweeping()
    allocator.held = []
    memory, diary = DeviceMemory(allocator), _Diary()
    memory.observer = diary
    allocator.held.append(memory.adopt(torch.ones(100)))
    kept = memory.adopt(torch.ones(50))
    assert diary == ["born 400", "born 200", "died 400"]
    assert (allocator.requested, memory.peak, memory.holds(kept)) == (200, 600, True)
