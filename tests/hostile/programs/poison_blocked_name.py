# attack: poison
# goal: name a module that is missing which is no name at all
# expect: CANNOT_LOAD

raise ModuleNotFoundError("no", name="../../etc/passwd\n\x1b[31m" + "x" * 5000)
