# attack: steal
# goal: hand in the solution that lies on this disk
# expect: CANNOT_LOAD

import sys
from pathlib import Path

source = (Path(sys.modules["grader"].__file__).parent.parent / "solutions" / "b_shared_graph.py").read_text()
print("GOT THROUGH")
exec(source)
