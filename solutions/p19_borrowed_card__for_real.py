"""Do not forecast: take the steps on a device, and read the counters.

Cause: the rule about whole sums was a guess. The allocator itself knows better, and asking it is always possible where
there is a device. Two things make the measurement repeatable: the tensors of an earlier call are gone when it ends, so
empty_cache() gives back all that it left behind, and the peak is set back to what lives now, which is nothing.
A name in a dict lets its old tensor go when the new one is there, as a variable does.
"""

import torch


def forecast(steps):
    """Return [memory_allocated(), max_memory_allocated(), memory_reserved()] after the steps."""
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()
    tensors = {}
    for what, *details in steps:
        if what == "make":
            name, size = details
            tensors[name] = torch.empty(size, dtype=torch.uint8, device="cuda")
        elif what == "del":
            del tensors[details[0]]
        else:
            torch.cuda.empty_cache()
    return [torch.cuda.memory_allocated(), torch.cuda.max_memory_allocated(), torch.cuda.memory_reserved()]
