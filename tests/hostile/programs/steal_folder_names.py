# attack: steal
# goal: read the lists of file names that the import system kept while the fork server was starting
# expect: WRONG_GRADIENT

import sys

for folder, finder in sys.path_importer_cache.items():
    names = getattr(finder, "_path_cache", set())
    if {"katas", "solutions"} <= names or "judge.py" in names:
        print("GOT THROUGH", folder, sorted(names)[:20])


def gradient(x):
    return x * 0
