# attack: resource
# goal: raise what ends generators
# expect: RAISED


def gradient(x):
    raise GeneratorExit
