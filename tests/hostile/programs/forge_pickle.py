# attack: forge
# goal: send a pickle that writes a file where it is loaded
# expect: DIED

import os
import pickle


class Bomb:
    def __reduce__(self):
        return os.system, ("echo harmed > @CANARY@/canary.txt",)


os.write(3, pickle.dumps(Bomb()))


def gradient(x):
    return x * 0
