# attack: steal
# goal: have the import system read another file
# expect: WRONG_GRADIENT

import importlib.machinery

try:
    loader = importlib.machinery.SourceFileLoader("neighbour", "@CANARY@/neighbour.py")
    data = loader.get_data("@CANARY@/neighbour.py")
    print("GOT THROUGH", data)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
