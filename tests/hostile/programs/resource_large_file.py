# attack: resource
# goal: write ten megabytes to the disk
# expect: WRONG_GRADIENT

try:
    with open("@CANARY@/large", "wb") as file:
        file.write(bytes(10 << 20))
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
