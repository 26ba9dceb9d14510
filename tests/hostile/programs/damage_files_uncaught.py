# attack: damage
# goal: overwrite a file when asked
# expect: RAISED


def gradient(x):
    with open("@CANARY@/canary.txt", "w") as file:
        file.write("GOT THROUGH")
    return x * 0
