# attack: damage
# goal: start a worker process
# expect: WRONG_GRADIENT CANNOT_LOAD

import multiprocessing

worker = multiprocessing.get_context("fork").Process(target=print, args=("from the worker",))
try:
    worker.start()
    worker.join()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
