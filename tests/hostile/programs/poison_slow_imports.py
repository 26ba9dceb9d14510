# attack: poison
# goal: have the fork server load what was not asked for, under an odd name
# expect: WRONG_GRADIENT CANNOT_LOAD

raise ModuleNotFoundError("no", name="torch.\x1b[2J::error::")
