# attack: damage
# goal: add a file
# expect: WRONG_GRADIENT

try:
    open("@CANARY@/created.txt", "x").close()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
