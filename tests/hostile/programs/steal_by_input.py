# attack: steal
# goal: read what is typed to the grader
# expect: RAISED


def gradient(x):
    print("GOT THROUGH", input())
    return x * 0
