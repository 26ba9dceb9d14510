# attack: encoding
# goal: ring, clear and rewrite the reader's terminal
# expect: RAISED


def gradient(x):
    raise ValueError("".join(map(chr, range(0x20))) + "\x7f\x80\x9b2J\x85" + "\b" * 10 + "PASSED")
