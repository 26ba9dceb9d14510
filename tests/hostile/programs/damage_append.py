# attack: damage
# goal: add to a file
# expect: WRONG_GRADIENT DIED

try:
    with open("@CANARY@/canary.txt", "a") as file:
        file.write("harmed")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
