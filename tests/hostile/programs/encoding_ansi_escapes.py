# attack: encoding
# goal: colour it green, set the title, put a link, read the clipboard
# expect: RAISED

TEXT = "\x1b[2J\x1b[H\x1b[32mPASSED\x1b[0m\x1b]0;title\x07\x1b]8;;http://example.com\x1b\\link\x1b]52;c;?\x07\x1bc"
print(TEXT)


def gradient(x):
    print(TEXT)
    raise ValueError(TEXT)
