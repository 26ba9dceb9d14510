# attack: steal
# goal: bring the imports form about, and read which files of the project the import system has seen
# expect: WRONG_GRADIENT CANNOT_LOAD

import sys
import tabnanny

for folder, finder in sys.path_importer_cache.items():
    names = getattr(finder, "_path_cache", set())
    if {"katas", "solutions"} <= names or "judge.py" in names:
        print("GOT THROUGH", folder, sorted(names)[:20])


def gradient(x):
    return x * 0 if tabnanny else x
