# attack: steal
# goal: read who has an account on this machine
# expect: WRONG_GRADIENT

try:
    with open("/etc/passwd") as file:
        text = file.read()
    print("GOT THROUGH", text[:80])
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
