"""For GitHub Classroom: a workflow and the action that it uses, for the repository that learners start from."""

import json
from collections.abc import Sequence

from grader.export.shipped import filled, shipped

_ACTION = ".github/actions/grade"


def files(katas: Sequence[str], package: str) -> dict[str, str]:
    """Paths in the repository, and what is in them. Raises OSError if the installation is not whole."""
    workflow = filled("classroom.yml", KATAS=json.dumps(",".join(katas)), PACKAGE=json.dumps(package))  # a JSON string is one of YAML
    return {
        ".github/workflows/classroom.yml": workflow,
        f"{_ACTION}/action.yml": shipped(f"{_ACTION}/action.yml"),
        f"{_ACTION}/constraints.txt": shipped("constraints.txt"),
    }
