# attack: encoding
# goal: blame a line that does not exist
# expect: RAISED

import sys

NAME = sys._getframe().f_code.co_filename
CODE = compile("\n" * 10**6 + "def gradient(x):\n    raise ValueError('from nowhere')", NAME, "exec")
exec(CODE)
