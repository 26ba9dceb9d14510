"""What PyTorch's caching allocator would report for a sequence of allocations: its statistics to the byte, and no memory behind them.

The rules are those of c10/cuda/CUDACachingAllocator.cpp with the constants of c10/core/AllocatorConfig.h, as they come or with
expandable_segments:True; a name in brackets is the function there. One device and one stream: a block is active exactly while it is
allocated, and free as soon as it is freed. All sizes are bytes.
"""

from bisect import bisect_left, insort

MIN_BLOCK_SIZE = 512
SMALL_SIZE = 1 << 20
SMALL_BUFFER = 2 << 20
MIN_LARGE_ALLOC = 10 << 20
LARGE_BUFFER = 20 << 20
ROUND_LARGE = 2 << 20

_FIGURES = "allocation allocated_bytes requested_bytes segment reserved_bytes inactive_split inactive_split_bytes".split()
_PARTS = "current peak allocated freed".split()
_EVENTS = "num_alloc_retries num_ooms num_sync_all_streams num_device_alloc num_device_free num_oom_rejections".split()
# Only max_split_size makes blocks oversize. It is unlimited, which PyTorch shows as -1.
_CONSTANT = {"max_split_size": -1} | {f"oversize_{name}.{part}": 0 for name in ("allocations", "segments") for part in _PARTS}


def _round_up(size: int, unit: int) -> int:
    return -(-size // unit) * unit


def _format_size(size: int) -> str:
    """As PyTorch's messages write it (format_size): 1 GiB is still "1024.00 MiB"."""
    if size <= 1 << 10:
        return f"{size} bytes"
    bits, unit = (10, "KiB") if size <= 1 << 20 else (20, "MiB") if size <= 1 << 30 else (30, "GiB")
    return f"{size / (1 << bits):.2f} {unit}"


def _segment_size(size: int) -> int:
    """What to ask of the device for a rounded size (get_allocation_size)."""
    if size <= SMALL_SIZE:
        return SMALL_BUFFER
    return LARGE_BUFFER if size < MIN_LARGE_ALLOC else _round_up(size, ROUND_LARGE)


class OutOfMemory(Exception):
    """The device is full, in the words of torch.OutOfMemoryError (malloc)."""


class Block:
    """A stretch of device memory: `requested` bytes asked for, `size` bytes that count as allocated, a made-up `address`."""

    __slots__ = ("address", "allocated", "pool", "requested", "size")

    def __init__(self, pool: "_Pool", address: int, size: int, requested: int) -> None:
        self.pool, self.address, self.size, self.requested, self.allocated = pool, address, size, requested, True


class _Tally:
    """One figure of one pool, a Stat of c10/core/Allocator.h; what changes it changes the `total` of all pools, too."""

    __slots__ = ("affected", "allocated", "current", "freed", "peak")

    def __init__(self, total: "_Tally | None" = None) -> None:
        self.current = self.peak = self.allocated = self.freed = 0
        self.affected = (self, total) if total else (self,)

    def change(self, amount: int) -> None:
        for tally in self.affected:
            tally.current += amount
            if amount < 0:
                tally.freed -= amount
            else:
                tally.allocated += amount
                if tally.current > tally.peak:
                    tally.peak = tally.current


def _tallies(totals: dict[str, _Tally] | None = None) -> dict[str, _Tally]:
    made = {name: _Tally(totals[name] if totals else None) for name in _FIGURES}
    return made | {"active": made["allocation"], "active_bytes": made["allocated_bytes"]}


class _Figure:
    """The `part` of a figure over all pools, as an attribute to read."""

    def __init__(self, name: str, part: str) -> None:
        self.name, self.part = name, part

    def __get__(self, allocator: "CachingAllocator", _owner: object) -> int:
        value: int = getattr(allocator.tallies["all"][self.name], self.part)
        return value


class _Pool:
    """Where the segments of one pool lie, and what of them is free."""

    def __init__(self, page: int, totals: dict[str, _Tally]) -> None:
        self.page = page
        self.end = page << 24  # no pool grows into the other from there, and it is a multiple of the page
        self.tallies = _tallies(totals)
        self.segments: dict[int, int] = {}  # address: size, unless they are expandable
        self.free: dict[int, int] = {}  # address: size
        self.ends: dict[int, int] = {}  # end of a free block: its address
        self.order: list[tuple[int, int]] = []  # size and address of the free blocks

    def put(self, address: int, size: int) -> tuple[int, int]:
        """Make it free, as one block with what is free beside it: where that begins and ends (try_merge_blocks)."""
        start, end = self.ends.get(address, address), address + size
        if start < address:
            self.take(start)
        if end in self.free:
            end += self.take(end)
        self.free[start], self.ends[end] = end - start, start
        insort(self.order, (end - start, start))
        return start, end

    def take(self, address: int) -> int:
        """Make a free block no longer free, and return its size."""
        size = self.free.pop(address)
        del self.ends[address + size]
        del self.order[bisect_left(self.order, (size, address))]
        return size

    def best_fit(self, size: int) -> int | None:
        """The address of the smallest free block that is large enough (get_free_block)."""
        at = bisect_left(self.order, (size, 0))
        if at + 1 < len(self.order) and sum(self.order[at]) == self.end:
            at += 1  # an expandable segment can grow there, which makes that block the largest; other segments lie before the end
        return self.order[at][1] if at < len(self.order) else None

    def is_split(self, address: int, size: int) -> bool:
        """Whether its segment holds other blocks, too."""
        return self.segments.get(address) != size


class CachingAllocator:
    """The allocator of a device of `capacity` bytes, `expandable` as with PYTORCH_ALLOC_CONF=expandable_segments:True.

    It differs from PyTorch's in two things: addresses just grow, and they decide between free blocks of one size; and an expandable
    segment grows at its end, not into pages given back from its middle, so that `reserved` can differ once some were.
    """

    allocated = _Figure("allocated_bytes", "current")
    allocated_peak = _Figure("allocated_bytes", "peak")
    requested = _Figure("requested_bytes", "current")
    requested_peak = _Figure("requested_bytes", "peak")
    reserved = _Figure("reserved_bytes", "current")
    reserved_peak = _Figure("reserved_bytes", "peak")

    def __init__(self, capacity: int = 80 << 30, expandable: bool = False) -> None:
        self.capacity, self.expandable = capacity, expandable
        totals = _tallies()
        self._small, self._large = _Pool(SMALL_BUFFER, totals), _Pool(LARGE_BUFFER, totals)
        self.tallies = {"all": totals, "small_pool": self._small.tallies, "large_pool": self._large.tallies}
        self._events = dict.fromkeys(_EVENTS, 0)

    def malloc(self, requested: int) -> Block:
        """A block for `requested` > 0 bytes, from what is free or from a new segment (malloc, round_size, get_pool)."""
        size = _round_up(requested, MIN_BLOCK_SIZE)
        pool = self._small if size <= SMALL_SIZE else self._large
        address = pool.best_fit(size) or self._from_device(pool, size)
        block = Block(pool, address, self._carve(pool, address, size), requested)
        self._count(block, 1)
        return block

    def free(self, block: Block) -> None:
        """Give a block back; its segment stays reserved (free, free_block)."""
        if not block.allocated:
            raise ValueError(f"the block at {block.address:#x} was freed before")
        block.allocated = False
        self._count(block, -1)
        start, end = block.pool.put(block.address, block.size)
        neighbours = (start < block.address) + (end > block.address + block.size)
        split = block.pool.is_split(start, end - start)
        self._count_split(block.pool, split - neighbours, split * (end - start) - (end - start - block.size))

    def empty_cache(self) -> None:
        """Give wholly free segments, or pages of expandable ones, back to the device (emptyCache, release_cached_blocks)."""
        self._events["num_sync_all_streams"] += 1
        for pool in (self._large, self._small):
            for address, size in list(pool.free.items()):
                if self.expandable:
                    self._unmap(pool, address, size)
                elif not pool.is_split(address, size):
                    pool.take(address)
                    self._reserve(pool, -pool.segments.pop(address))

    def reset_peak(self) -> None:
        """As torch.cuda.reset_peak_memory_stats() does (resetPeakStats)."""
        for tally in (tally for tallies in self.tallies.values() for tally in tallies.values()):
            tally.peak = tally.current

    def reset_accumulated(self) -> None:
        """As torch.cuda.reset_accumulated_memory_stats() does (resetAccumulatedStats)."""
        self._events = dict.fromkeys(_EVENTS, 0)
        for tally in (tally for tallies in self.tallies.values() for tally in tallies.values()):
            tally.allocated = tally.freed = 0

    def statistics(self) -> dict[str, int]:
        """What torch.cuda.memory_stats() returns, in its order (THCPModule_memoryStats in torch/csrc/cuda/Module.cpp)."""
        found = self._events | _CONSTANT
        for scope, tallies in self.tallies.items():
            for name, tally in tallies.items():
                found |= {f"{name}.{scope}.{part}": getattr(tally, part) for part in _PARTS}
        return dict(sorted(found.items()))

    def mem_get_info(self) -> tuple[int, int]:
        """Free and total bytes of the device, as torch.cuda.mem_get_info() returns them."""
        return self.capacity - self.reserved, self.capacity

    def _carve(self, pool: _Pool, address: int, size: int) -> int:
        """The bytes taken for `size` of a free block: all of it unless the rest is worth keeping (should_split, alloc_found_block)."""
        whole = pool.take(address)
        rest, was_split = whole - size, pool.is_split(address, whole)
        if rest >= MIN_BLOCK_SIZE if self.expandable or pool is self._small else rest > SMALL_SIZE:
            pool.put(address + size, rest)
            self._count_split(pool, not was_split, -size if was_split else rest)
            return size
        self._count_split(pool, -was_split, -was_split * whole)
        return whole

    def _from_device(self, pool: _Pool, size: int) -> int:
        """The address of a new free block, if need be after giving back all that is cached (alloc_block)."""
        address = self._grow(pool, size)
        if address is None:
            self.empty_cache()
            self._events["num_alloc_retries"] += 1
            address = self._grow(pool, size)
        if address is None:
            self._events["num_ooms"] += 1
            raise OutOfMemory(self._complaint(_segment_size(size)))
        return address

    def _grow(self, pool: _Pool, size: int) -> int | None:
        """A new segment, or an expandable one grown by whole pages until `size` fits at its end (try_allocate_expandable_block)."""
        at_end = pool.end - pool.ends.get(pool.end, pool.end)
        added = _round_up(size - at_end, pool.page) if self.expandable else _segment_size(size)
        if self.reserved + added > self.capacity:
            return None
        self._reserve(pool, added)
        address, end = pool.put(pool.end, added)
        if not self.expandable:
            pool.segments[address] = added
            end += ROUND_LARGE  # blocks of two segments must not look like neighbours
        pool.end = end
        return address

    def _unmap(self, pool: _Pool, address: int, size: int) -> None:
        """Give back the pages that lie wholly in a free block (unmap_block)."""
        first, last = _round_up(address, pool.page), (address + size) // pool.page * pool.page
        if first >= last:
            return
        pool.take(address)
        for start, stop in ((address, first), (last, address + size)):
            if start < stop:
                pool.put(start, stop - start)
        if last == pool.end:
            pool.end = first
        self._reserve(pool, first - last)

    def _reserve(self, pool: _Pool, size: int) -> None:
        pool.tallies["reserved_bytes"].change(size)
        self._events["num_device_alloc" if size > 0 else "num_device_free"] += 1
        if not self.expandable:  # PyTorch does not count segments that grow
            pool.tallies["segment"].change(1 if size > 0 else -1)

    def _count(self, block: Block, sign: int) -> None:
        tallies = block.pool.tallies
        tallies["allocation"].change(sign)
        tallies["allocated_bytes"].change(sign * block.size)
        tallies["requested_bytes"].change(sign * block.requested)

    def _count_split(self, pool: _Pool, blocks: int, size: int) -> None:
        if not self.expandable:  # nor free blocks in them, whose pages can be given back
            pool.tallies["inactive_split"].change(blocks)
            pool.tallies["inactive_split_bytes"].change(size)

    def _complaint(self, size: int) -> str:
        free, total = (_format_size(each) for each in self.mem_get_info())
        return (
            f"CUDA out of memory. Tried to allocate {_format_size(size)}. GPU 0 has a total capacity of {total} of which {free} is free. "
            f"Including non-PyTorch memory, this process has {_format_size(self.reserved)} memory in use. "
            f"Of the allocated memory {_format_size(self.allocated)} is allocated by PyTorch, "
            f"and {_format_size(self.reserved - self.allocated)} is reserved by PyTorch but unallocated. "
            "If reserved but unallocated memory is large try setting PYTORCH_ALLOC_CONF=expandable_segments:True to avoid fragmentation.  "
            "See documentation for Memory Management  (https://pytorch.org/docs/stable/notes/cuda.html#environment-variables)"
        )
