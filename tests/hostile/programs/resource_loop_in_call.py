# attack: resource
# goal: never answer
# expect: TIMED_OUT


def gradient(x):
    while True:
        pass
