# attack: kernel
# goal: enter the kernel by its 32-bit gate, whose numbers mean other calls
# expect: DIED WRONG_GRADIENT

import ctypes
import mmap
import platform

GETPID_BY_INT_80 = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"

if platform.machine() == "x86_64":
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(GETPID_BY_INT_80)
    call = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    print("GOT THROUGH", call())


def gradient(x):
    return x * 0
