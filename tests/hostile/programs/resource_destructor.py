# attack: resource
# goal: never finish being deleted
# expect: TIMED_OUT


class Stubborn:
    def __del__(self):
        while True:
            pass


def gradient(x):
    Stubborn()
    return x * 0
