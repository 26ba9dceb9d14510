# attack: resource
# goal: ignore every signal and never answer
# expect: TIMED_OUT

import signal

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        continue


def gradient(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
