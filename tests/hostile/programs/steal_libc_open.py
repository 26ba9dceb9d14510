# attack: steal
# goal: read a file without Python's own functions
# expect: WRONG_GRADIENT

import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.fopen.restype = ctypes.c_void_p
LIBC.fgets.restype = ctypes.c_void_p
text = ctypes.create_string_buffer(80)
if stream := LIBC.fopen(b"@CANARY@/canary.txt", b"r"):
    LIBC.fgets(text, 80, ctypes.c_void_p(stream))
    print("GOT THROUGH", text.value)
else:
    print("refused", ctypes.get_errno())


def gradient(x):
    return x * 0
