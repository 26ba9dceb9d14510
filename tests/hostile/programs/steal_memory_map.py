# attack: steal
# goal: read where everything lies in memory
# expect: WRONG_GRADIENT

try:
    with open("/proc/self/maps") as file:
        first = file.readline()
    print("GOT THROUGH", first)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
