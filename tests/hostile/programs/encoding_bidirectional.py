# attack: encoding
# goal: turn the reading direction around
# expect: RAISED

TEXT = "\u202egnorw\u202c \u2066right\u2069 \u200f\u061c\ufeff\u2028\u2029\U000e0001"
print(TEXT)


def gradient(x):
    raise ValueError(TEXT)  # ‮ dnuora denrut
