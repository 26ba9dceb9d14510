# expect: WRONG_VALUE — measured, but not on a fresh device
# The device itself answers you, and it is right. But it remembers the calls before this one: their peak, and the
# segments that they left behind. The task begins with a program in which nothing is reserved yet.

import torch


def forecast(steps):
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
