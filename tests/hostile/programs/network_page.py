# attack: network
# goal: fetch a page by the usual library
# expect: WRONG_GRADIENT

import urllib.error
import urllib.request

try:
    urllib.request.urlopen("http://127.0.0.1:9/", timeout=0.3)
    print("GOT THROUGH")
except urllib.error.URLError as error:
    print("GOT THROUGH" if isinstance(error.reason, ConnectionRefusedError) else "refused", error)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
