# attack: resource
# goal: never finish loading
# expect: TIMED_OUT

while True:
    pass
