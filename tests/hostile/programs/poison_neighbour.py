# attack: poison
# goal: put code into what somebody else will hand in
# expect: WRONG_GRADIENT DIED

try:
    with open("@CANARY@/neighbour.py", "r+") as file:
        file.write("raise SystemExit\n")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
