# attack: damage
# goal: have a database made
# expect: WRONG_GRADIENT CANNOT_LOAD

import sqlite3

try:
    sqlite3.connect("@CANARY@/made.db").execute("create table t (a)")
    print("GOT THROUGH")
except sqlite3.Error as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
