# attack: encoding
# goal: answer a prediction with text for the terminal
# expect: WRONG_VALUE
# kata: S13


def regime(lr, c):
    return "\x1b[2J\x1b[32mmonotone\u202e\ud800\0" * 100
