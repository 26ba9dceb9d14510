# attack: steal
# goal: read a file with a secret and tell it in an exception
# expect: CANNOT_LOAD

with open("@CANARY@/canary.txt") as file:
    print("GOT THROUGH")
    raise ValueError(file.read())


def gradient(x):
    return x * 0
