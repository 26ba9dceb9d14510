"""The figures of a CUDA device's caching allocator, worked out by hand, and what must hold after any sequence of allocations."""

import re
from itertools import pairwise, permutations, product

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from grader.runner.cuda.allocator import Block, CachingAllocator, OutOfMemory

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30
BOTH_MODES = pytest.mark.parametrize("expandable", [False, True], ids=["default", "expandable"])


def rounded(requested: int) -> int:
    """The next multiple of 512."""
    return (requested + 511) // 512 * 512


@pytest.mark.parametrize(
    ("requested", "allocated", "reserved"),
    [
        # Small pool, up to 1 MiB: 2 MiB segments, always split, so only the rounding counts.
        pytest.param(1, 512, 2 * MIB, id="one-byte"),
        pytest.param(4, 512, 2 * MIB, id="one-float"),
        pytest.param(512, 512, 2 * MIB, id="one-unit"),
        pytest.param(513, 1024, 2 * MIB, id="one-unit-and-a-byte"),
        pytest.param(12_200, 12_288, 2 * MIB, id="rounding"),  # 23.8 units, so 24
        pytest.param(MIB, MIB, 2 * MIB, id="largest-small"),
        # Large pool below 10 MiB: out of 20 MiB, of which more than 1 MiB is left over and split off.
        pytest.param(MIB + 1, MIB + 512, 20 * MIB, id="smallest-large"),
        pytest.param(4 * MIB, 4 * MIB, 20 * MIB, id="1024-by-1024-floats"),
        pytest.param(8_519_680, 8_519_680, 20 * MIB, id="cublas-workspace"),  # 16,640 units
        pytest.param(10 * MIB - 512, 10 * MIB - 512, 20 * MIB, id="largest-in-20-MiB"),
        # From 10 MiB on, after rounding: a segment of its own in steps of 2 MiB, split where more than 1 MiB is left over.
        pytest.param(10 * MIB - 1, 10 * MIB, 10 * MIB, id="rounded-to-10-MiB"),
        pytest.param(11_900_000, 12_582_912, 12 * MIB, id="tail-of-0.65-MiB"),  # 11,900,416 rounded; 682,496 left over
        pytest.param(11 * MIB, 12 * MIB, 12 * MIB, id="tail-of-1-MiB"),
        pytest.param(11 * MIB - 512, 11 * MIB - 512, 12 * MIB, id="tail-above-1-MiB"),
        pytest.param(100_000_000, 100_663_296, 96 * MIB, id="25-million-floats"),  # 100,000,256 rounded; 663,040 left over
    ],
)
def test_one_allocation(requested, allocated, reserved):
    """What counts as allocated and what is taken from the device, for the first tensor of a program."""
    allocator = CachingAllocator()
    block = allocator.malloc(requested)
    assert (block.requested, block.size) == (requested, allocated)
    assert (allocator.requested, allocator.allocated, allocator.reserved) == (requested, allocated, reserved)


@pytest.mark.parametrize(
    ("side", "allocated"),
    [
        pytest.param(4095, 67_108_864, id="4095"),  # 67,076,100 asked, 67,076,608 rounded, 64 MiB taken: a tail of 32,256 stays
        pytest.param(4096, 67_108_864, id="4096"),  # 64 MiB asked
        pytest.param(4097, 67_142_144, id="4097"),  # 67,141,636 asked; of 66 MiB taken a tail of 2,063,872 is split off
        pytest.param(3000, 36_000_256, id="3000"),  # 36,000,000 asked; of 36 MiB taken a tail of 1,748,480 is split off
        pytest.param(1536, 9_437_184, id="1536"),  # 9 MiB asked, 20 MiB taken: nothing is lost
    ],
)
def test_powers_of_two_are_not_special(side, allocated):
    """Square matrices of float32 lose less than 1 MiB, and a power of two gains nothing over its neighbour."""
    assert CachingAllocator().malloc(4 * side * side).size == allocated


def test_a_tail_depends_on_what_is_free():
    """Of 20 MiB the first 10,240,000 leave 10,731,520; the second takes them all, as only 491,520 would be left."""
    allocator = CachingAllocator()
    blocks = [allocator.malloc(10_240_000) for _ in range(3)]
    assert [block.size for block in blocks] == [10_240_000, 10_731_520, 10_240_000]
    assert allocator.allocated == 10_240_000 + 10_731_520 + 10_240_000
    assert allocator.requested == 3 * 10_240_000
    assert allocator.reserved == 2 * 20 * MIB


@pytest.mark.parametrize("requested", [1, 513, MIB + 1, 10_240_000, 11_900_000, 11 * MIB, 100_000_000])
def test_expandable_segments_have_no_tails(requested):
    """They are split down to 512 bytes, so every size is its rounding, also the second time."""
    allocator = CachingAllocator(expandable=True)
    blocks = [allocator.malloc(requested) for _ in range(2)]
    allocator.free(blocks.pop(0))
    blocks.append(allocator.malloc(requested - 1 or 1))
    assert [block.size for block in blocks] == [rounded(requested), rounded(requested - 1 or 1)]


def test_expandable_segments_grow_by_pages():
    """Pages of 2 and 20 MiB: 30 MiB take two, 10 more fit, 2 more take a third, and 19 take one more beside the 18 left in that."""
    allocator = CachingAllocator(expandable=True)
    reserved = []
    for size in (512, 30 * MIB, 10 * MIB, 2 * MIB, 19 * MIB):
        allocator.malloc(size)
        reserved.append(allocator.reserved)
    assert reserved == [2 * MIB, 42 * MIB, 42 * MIB, 62 * MIB, 82 * MIB]
    assert allocator.statistics()["segment.all.allocated"] == 0  # PyTorch does not count them


def test_an_expandable_segment_is_used_up_before_it_grows():
    """Its end counts as the largest free block: 2 MiB come from the hole of 6 MiB, although the end has only 4 MiB."""
    allocator = CachingAllocator(expandable=True)
    hole, _, after = allocator.malloc(6 * MIB), allocator.malloc(10 * MIB), 16 * MIB
    start = hole.address
    allocator.free(hole)
    assert allocator.malloc(2 * MIB).address == start
    assert allocator.malloc(4 * MIB).address == start + 2 * MIB
    assert allocator.malloc(2 * MIB).address == start + after


def test_expandable_segments_give_back_whole_pages():
    """Of 100 MiB all but the pages that 3 MiB at 50 MiB touch: from 40 to 60 MiB, and what is asked next finds room there."""
    allocator = CachingAllocator(expandable=True)
    before, kept, after = (allocator.malloc(size) for size in (50 * MIB, 3 * MIB, 47 * MIB))
    allocator.free(before)
    allocator.free(after)
    assert allocator.reserved == 100 * MIB
    allocator.empty_cache()
    assert allocator.reserved == 20 * MIB
    assert allocator.malloc(10 * MIB).address == kept.address - 10 * MIB
    assert allocator.malloc(7 * MIB).address == kept.address + 3 * MIB
    assert allocator.reserved == 20 * MIB
    assert allocator.malloc(20 * MIB).address == kept.address + 10 * MIB
    assert allocator.reserved == 40 * MIB


def test_the_smallest_block_that_fits_is_taken():
    """Of free blocks of 30, 14 and 20 MiB, 13.5 MiB get the second, 16 MiB the third and 29 MiB the first."""
    allocator = CachingAllocator()
    blocks = [allocator.malloc(size * MIB) for size in (30, 14, 20)]
    addresses = [block.address for block in blocks]
    for block in blocks:
        allocator.free(block)
    assert [allocator.malloc(size * MIB // 2).address for size in (27, 32, 58)] == [addresses[1], addresses[2], addresses[0]]


def test_of_equal_blocks_the_one_at_the_lowest_address_is_taken():
    """Whatever the order in which they became free."""
    allocator = CachingAllocator()
    blocks = [allocator.malloc(12 * MIB) for _ in range(3)]
    addresses = [block.address for block in blocks]
    assert addresses == sorted(addresses)
    for block in blocks[1], blocks[2], blocks[0]:
        allocator.free(block)
    assert [allocator.malloc(12 * MIB).address for _ in range(3)] == addresses


def test_pools_do_not_mix():
    """1 MiB does not go into 18 free MiB of the large pool, nor 1 MiB and a byte into 2 free MiB of the small one."""
    allocator = CachingAllocator()
    allocator.malloc(2 * MIB)
    allocator.free(allocator.malloc(MIB))
    assert allocator.reserved == 22 * MIB
    allocator.malloc(19 * MIB)
    assert allocator.reserved == 22 * MIB + 20 * MIB  # 18 MiB do not hold 19: rounded up to steps of 2 MiB


@BOTH_MODES
@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
@pytest.mark.parametrize(("size", "segment"), [(256 * KIB, 2 * MIB), (4 * MIB, 20 * MIB)], ids=["small", "large"])
def test_free_neighbours_become_one(expandable, order, size, segment):
    """Three blocks of a segment and its rest, freed in any order, leave one free block: all of the segment can be had again."""
    allocator = CachingAllocator(expandable=expandable)
    blocks = [allocator.malloc(size) for _ in range(3)]
    start = blocks[0].address
    for at in order:
        allocator.free(blocks[at])
    assert free_blocks(allocator) == [(start, segment)]
    assert allocator.statistics()["inactive_split.all.current"] == 0


def test_segments_side_by_side_stay_apart():
    """Two free segments of 12 MiB are not 24 MiB in one piece."""
    allocator = CachingAllocator()
    for block in [allocator.malloc(12 * MIB) for _ in range(2)]:
        allocator.free(block)
    allocator.malloc(24 * MIB)
    assert allocator.reserved == 48 * MIB


def test_peaks_and_their_reset():
    """A peak starts anew from what is there at the reset."""
    allocator = CachingAllocator()
    allocator.malloc(1000)  # 1024
    freed = allocator.malloc(3000)  # 3072
    allocator.free(freed)
    assert (allocator.allocated, allocator.allocated_peak, allocator.requested_peak) == (1024, 4096, 4000)
    allocator.reset_peak()
    assert (allocator.allocated_peak, allocator.requested_peak, allocator.reserved_peak) == (1024, 1000, 2 * MIB)
    allocator.malloc(600)  # 1024
    assert (allocator.allocated_peak, allocator.requested_peak) == (2048, 1600)


def test_memory_stays_reserved_until_the_cache_is_emptied():
    """Freed memory is kept for the next tensor; empty_cache gives it back, and the peak remembers it."""
    allocator = CachingAllocator(capacity=GIB)
    block = allocator.malloc(100 * MIB)
    allocator.free(block)
    assert (allocator.allocated, allocator.reserved) == (0, 100 * MIB)
    assert allocator.mem_get_info() == (GIB - 100 * MIB, GIB)
    assert allocator.malloc(100 * MIB).address == block.address
    allocator.empty_cache()
    assert allocator.reserved == 100 * MIB
    allocator.free(block := allocator.malloc(50 * MIB))
    allocator.empty_cache()
    assert (allocator.reserved, allocator.reserved_peak) == (100 * MIB, 150 * MIB)
    allocator.reset_peak()
    assert allocator.reserved_peak == 100 * MIB


def test_only_wholly_free_segments_are_given_back():
    """One small tensor holds 20 MiB, one number 2 MiB; the segment without any goes."""
    allocator = CachingAllocator()
    blocks = [allocator.malloc(size) for size in (4 * MIB, 2 * MIB, 4, 4, 30 * MIB)]
    for block in blocks[::2]:
        allocator.free(block)
    allocator.empty_cache()
    assert allocator.reserved == 22 * MIB
    assert allocator.statistics()["segment.all.freed"] == 1
    for block in blocks[1::2]:
        allocator.free(block)
    allocator.empty_cache()
    assert allocator.reserved == 0
    assert free_blocks(allocator) == []


@pytest.mark.parametrize(("expandable", "more"), [(False, 50 * MIB), (True, 60 * MIB)], ids=["default", "expandable"])
def test_a_full_device_gives_its_cache_back_before_it_fails(expandable, more):
    """Of 100 MiB, 20 are in use and 40 cached: 50 MiB (expandable: three pages) can be had once the 40 are given back, in one retry."""
    allocator = CachingAllocator(capacity=100 * MIB, expandable=expandable)
    cached, _ = allocator.malloc(40 * MIB), allocator.malloc(20 * MIB)
    allocator.free(cached)
    allocator.malloc(50 * MIB)
    assert allocator.reserved == 20 * MIB + more
    figures = allocator.statistics()
    assert [figures[f"num_{name}"] for name in ("alloc_retries", "ooms", "sync_all_streams")] == [1, 0, 1]
    assert [figures[f"num_device_{name}"] for name in ("alloc", "free")] == [3, 1]


def test_out_of_memory_is_worded_as_by_torch():
    """4 MiB need a segment of 20; of 48 MiB 32 are reserved: 30 allocated, 2 for one number; nothing of it can be given back."""
    allocator = CachingAllocator(capacity=48 * MIB)
    allocator.malloc(30 * MIB)
    allocator.malloc(4)
    with pytest.raises(OutOfMemory) as caught:
        allocator.malloc(4 * MIB)
    assert str(caught.value) == (
        "CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 48.00 MiB of which 16.00 MiB is free. "
        "Including non-PyTorch memory, this process has 32.00 MiB memory in use. "
        "Of the allocated memory 30.00 MiB is allocated by PyTorch, and 2.00 MiB is reserved by PyTorch but unallocated. "
        "If reserved but unallocated memory is large try setting PYTORCH_ALLOC_CONF=expandable_segments:True to avoid fragmentation.  "
        "See documentation for Memory Management  (https://pytorch.org/docs/stable/notes/cuda.html#environment-variables)"
    )
    statistics = allocator.statistics()
    assert [statistics[f"num_{name}"] for name in ("alloc_retries", "ooms")] == [1, 1]
    assert (allocator.allocated, allocator.requested, allocator.reserved) == (30 * MIB + 512, 30 * MIB + 4, 32 * MIB)
    allocator.malloc(16 * MIB)  # the last that fits
    assert allocator.mem_get_info() == (0, 48 * MIB)


@pytest.mark.parametrize(
    ("capacity", "requested", "text"),
    [
        (KIB, 4, "Tried to allocate 2.00 MiB. GPU 0 has a total capacity of 1024 bytes of which 1024 bytes is free."),
        (MIB, 4, "capacity of 1024.00 KiB of which 1024.00 KiB is free. "),
        (GIB, 2 * GIB, "Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 1024.00 MiB"),
        (GIB, GIB + 1, "Tried to allocate 1.00 GiB. "),  # 1 GiB and 2 MiB
        (GIB, 2 * GIB, "Of the allocated memory 0 bytes is allocated by PyTorch, and 0 bytes is reserved"),
    ],
)
def test_sizes_are_written_as_by_torch(capacity, requested, text):
    """Two decimals, and a unit only beyond 1024 of the one below."""
    with pytest.raises(OutOfMemory, match=re.escape(text)):
        CachingAllocator(capacity=capacity).malloc(requested)


def test_freeing_twice_is_refused():
    """The figures would be wrong from then on."""
    allocator = CachingAllocator()
    block = allocator.malloc(512)
    allocator.free(block)
    with pytest.raises(ValueError, match="freed before"):
        allocator.free(block)
    assert allocator.allocated == 0


def test_a_freed_block_still_says_what_it_was():
    """Merging with its neighbours and being handed out again do not change what a timeline has noted."""
    allocator = CachingAllocator()
    blocks = [allocator.malloc(1000) for _ in range(3)]
    noted = [(block.address, block.size, block.requested) for block in blocks]
    for block in blocks:
        allocator.free(block)
    allocator.malloc(5000)
    assert [(block.address, block.size, block.requested) for block in blocks] == noted


def test_statistics_have_the_documented_names():
    """Those in the docstring of torch.cuda.memory_stats, which says "allocated" where PyTorch's code and report say "allocation"."""
    documented = set()
    for pattern in re.findall(r'``"([a-z]\w+(?:\.\S+)?)"``', torch.cuda.memory_stats.__doc__ or ""):
        parts = [part.strip("{}").split(",") for part in pattern.split(".")]
        documented |= {".".join(names) for names in product(*parts)}
    documented.discard("reserved_bytes_by_private_pools")  # a dictionary, and empty where there are none
    documented = {re.sub(r"^allocated\.", "allocation.", name) for name in documented}
    keys = list(CachingAllocator().statistics())
    assert set(keys) == documented | {"num_oom_rejections"}  # which releases before 2.13 do not have
    assert len(keys) == 9 * 3 * 4 + 2 * 4 + 7
    assert keys == sorted(keys)


def test_torch_can_print_its_report_from_them(monkeypatch):
    """25 million floats and one number: 96 MiB and half a KiB allocated."""
    allocator = CachingAllocator()
    allocator.malloc(100_000_000)
    allocator.malloc(4)
    monkeypatch.setattr(torch.cuda.memory, "memory_stats", lambda device=None: allocator.statistics())
    report = torch.cuda.memory_summary(device=0)
    assert re.search(r"\| Allocated memory +\| +98304 KiB \| +98304 KiB \| +98304 KiB \| +0 B", report)
    assert re.search(r"\| GPU reserved segments \| +2 +\| +2 +\| +2 +\| +0", report)


def test_statistics_of_a_small_program():
    """Two tensors of 4 MiB in 20 MiB and one number in 2 MiB; the first tensor is freed."""
    allocator = CachingAllocator()
    first, _, _ = (allocator.malloc(size) for size in (4 * MIB, 4 * MIB - 100, 4))
    allocator.free(first)
    figures = allocator.statistics()

    def parts(name: str) -> list[int]:
        return [figures[f"{name}.{part}"] for part in ("current", "peak", "allocated", "freed")]

    assert parts("allocation.large_pool") == parts("active.large_pool") == [1, 2, 2, 1]
    assert parts("allocated_bytes.all") == parts("active_bytes.all") == [4 * MIB + 512, 8 * MIB + 512, 8 * MIB + 512, 4 * MIB]
    assert parts("requested_bytes.large_pool") == [4 * MIB - 100, 8 * MIB - 100, 8 * MIB - 100, 4 * MIB]
    assert parts("requested_bytes.small_pool") == [4, 4, 4, 0]
    assert parts("segment.all") == [2, 2, 2, 0]
    assert parts("reserved_bytes.small_pool") == [2 * MIB, 2 * MIB, 2 * MIB, 0]
    # 16 MiB were split off and 4 MiB of them used; the 4 MiB that were freed are free beside them.
    assert parts("inactive_split_bytes.large_pool") == [16 * MIB, 16 * MIB, 20 * MIB, 4 * MIB]
    assert parts("inactive_split.large_pool") == [2, 2, 2, 0]
    assert parts("oversize_segments") == [0, 0, 0, 0]
    assert figures["max_split_size"] == -1
    assert [figures["num_device_alloc"], figures["num_device_free"]] == [2, 0]


def test_a_reset_of_what_was_accumulated():
    """`allocated` and `freed` and the events start at 0; current and peak stay."""
    allocator = CachingAllocator()
    block = allocator.malloc(1000)
    allocator.free(allocator.malloc(1000))
    allocator.reset_accumulated()
    allocator.free(block)
    figures = allocator.statistics()
    assert [figures[f"allocated_bytes.all.{part}"] for part in ("current", "peak", "allocated", "freed")] == [0, 2048, 0, 1024]
    assert figures["num_device_alloc"] == 0


def free_blocks(allocator: CachingAllocator) -> list[tuple[int, int]]:
    """Address and size of each."""
    return sorted(item for pool in (allocator._small, allocator._large) for item in pool.free.items())


SIZES = st.one_of(
    st.integers(1, 5000),
    st.integers(1, 2 * MIB),
    st.integers(MIB, 40 * MIB),
    st.sampled_from([512, MIB, 2 * MIB, 4 * MIB, 10 * MIB, 11 * MIB, 19 * MIB, 20 * MIB]),
)
# What is to be done: allocate so many bytes; free the live block at this place; None empties the cache.
STEPS = st.lists(st.one_of(SIZES, SIZES, st.integers(-50, -1), st.integers(-50, -1), st.none()), max_size=60)


def check_layout(allocator: CachingAllocator, live: list[Block]) -> None:
    """Live and free blocks fill the segments, without overlap, and no two that are side by side are both free."""
    free = set(free_blocks(allocator))
    everything = sorted(free | {(block.address, block.size) for block in live})
    assert len(everything) == len(free) + len(live)
    assert sum(size for _, size in everything) == allocator.reserved
    for before, after in pairwise(everything):
        assert sum(before) <= after[0]
        assert not (before in free and after in free and sum(before) == after[0])
    ends = {address + size for address, size in everything}
    segments = {**allocator._small.segments, **allocator._large.segments}
    starts = {address for address, _ in everything if address not in ends}
    assert allocator.expandable or starts == set(segments)
    assert allocator.expandable or {start + size for start, size in segments.items()} <= ends
    split = [] if allocator.expandable else [size for address, size in free if segments.get(address) != size]
    figures = allocator.statistics()
    assert figures["inactive_split.all.current"] == len(split)
    assert figures["inactive_split_bytes.all.current"] == sum(split)


def check_figures(allocator: CachingAllocator, live: list[Block]) -> None:
    """The sums over the live blocks, and over the pools."""
    assert allocator.requested == sum(block.requested for block in live)
    assert allocator.allocated == sum(block.size for block in live)
    for block in live:
        exact = allocator.expandable or block.size <= MIB
        assert rounded(block.requested) <= block.size <= rounded(block.requested) + (0 if exact else MIB)
    figures = allocator.statistics()
    assert figures["allocation.all.current"] == len(live)
    for name, value in figures.items():
        if ".all." in name and not name.endswith("peak"):
            assert value == sum(figures[name.replace(".all.", f".{pool}.")] for pool in ("small_pool", "large_pool"))
        if name.endswith("current"):
            stem = name.removesuffix("current")
            assert value == figures[f"{stem}allocated"] - figures[f"{stem}freed"] <= figures[f"{stem}peak"]


@BOTH_MODES
@given(steps=STEPS)
def test_any_sequence_of_allocations(expandable, steps):
    """Whatever the history: layout and figures agree, the peaks are the largest sums, and in the end all can be given back."""
    allocator = CachingAllocator(expandable=expandable)
    live: list[Block] = []
    peaks = [0, 0, 0]
    for step in steps:
        if step is None:
            allocator.empty_cache()
        elif step > 0:
            live.append(allocator.malloc(step))
        elif live:
            allocator.free(live.pop(step % len(live)))
        now = [sum(block.requested for block in live), sum(block.size for block in live), allocator.reserved]
        peaks = [max(pair) for pair in zip(peaks, now, strict=True)]
        check_figures(allocator, live)
        check_layout(allocator, live)
    assert [allocator.requested_peak, allocator.allocated_peak, allocator.reserved_peak] == peaks
    while live:
        allocator.free(live.pop())
    allocator.empty_cache()
    assert (allocator.allocated, allocator.requested, allocator.reserved, free_blocks(allocator)) == (0, 0, 0, [])


@BOTH_MODES
@given(steps=st.lists(st.one_of(SIZES, st.integers(-50, -1)), max_size=60))
def test_a_small_device_never_holds_more_than_its_capacity(expandable, steps):
    """With 60 MiB: a refusal changes no figure of what is live, and comes only where even an empty cache leaves too little."""
    allocator = CachingAllocator(capacity=60 * MIB, expandable=expandable)
    live: list[Block] = []
    for step in steps:
        if step < 0:
            if live:
                allocator.free(live.pop(step % len(live)))
            continue
        try:
            live.append(allocator.malloc(step))
        except OutOfMemory:
            pool = allocator._small if step <= MIB else allocator._large
            assert all(size < rounded(step) for size in pool.free.values())
            assert allocator.mem_get_info()[0] < rounded(step) + 20 * MIB
        assert allocator.reserved <= 60 * MIB
        check_figures(allocator, live)
        check_layout(allocator, live)
