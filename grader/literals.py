"""The arguments of a function as people write them: `x = 2.0, f = dict(k=1)`."""

import ast

from grader.inputs import Value
from grader.spec import Kata


def arguments(kata: Kata, text: str) -> list[Value]:
    """The values that `text` gives the inputs of `kata`. Raises ValueError."""
    try:
        call = ast.parse(f"f({text})", mode="eval").body
        if not isinstance(call, ast.Call) or call.args:
            raise ValueError("not a list of name = value")
        literals = {word.arg: ast.literal_eval(_Dicts().visit(word.value)) for word in call.keywords}
        return [each.parse(literals[name]) for name, each in kata.inputs.items()]
    except KeyError as error:
        raise ValueError(f"there is no {error.args[0]}") from error
    except (SyntaxError, TypeError, OverflowError, RecursionError, MemoryError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


class _Dicts(ast.NodeTransformer):
    """dict(k=1) as the literal {"k": 1}."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Any other call stays one, and is no literal."""
        if not (isinstance(node.func, ast.Name) and node.func.id == "dict" and not node.args):
            return node
        return ast.Dict([ast.Constant(word.arg) for word in node.keywords], [word.value for word in node.keywords])
