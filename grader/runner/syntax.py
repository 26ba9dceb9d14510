"""What a program's syntax tree says, read in a box that runs none of it: is torch's differentiation used on the way to the answer?

Static reading cannot stop a determined cheat (a gradient may be computed and thrown away); it tells an honest learner, kindly, that the
kata is a repair and not an answer sheet. Numbers are judged elsewhere.
"""

import ast
from collections.abc import Iterator
from typing import TypeAlias

from grader.runner import load, trouble
from grader.runner.trouble import Source
from grader.wire.messages import Facts, Read

# Every way in which torch differentiates: a name, or a module of which each name counts.
_DIFFERENTIATORS = {
    "torch.autograd.grad",
    "torch.autograd.backward",
    "torch.Tensor.backward",
    *(f"torch.func.{name}" for name in ("grad", "grad_and_value", "vjp", "jvp", "jacrev", "jacfwd", "hessian", "linearize")),
}
_DIFFERENTIATING_MODULES = ("torch.autograd.functional.", "torch.autograd.forward_ad.", "functorch.")

_ADDING = ("append", "extend", "insert", "add", "update", "setdefault")
_STORED = (ast.Attribute, ast.Subscript)
_Definitions: TypeAlias = dict[str, list[ast.AST]]


def read(message: Read) -> Facts:
    """The facts about `message.function`."""
    sources: list[Source] = []
    try:
        sources = load.pieces(message.source, message.filename, message.names)
        reader = _Reader()
        for source in sources:
            reader.add(source)
        place = reader.place_of(message.function)
        return Facts(None, reader.uses_autograd(message.function), *place)
    except Exception as error:  # RecursionError and MemoryError on absurd programs too
        return Facts(trouble.describe(error, sources), False, None, None)


class _Reader:
    """The top-level names of a program, what each is bound to, and which module names they stand for."""

    def __init__(self) -> None:
        self.definitions: _Definitions = {}
        self.aliases: dict[str, str] = {}
        self.starred: list[str] = []
        self.places: dict[str, tuple[int, int | None]] = {}

    def add(self, source: Source) -> None:
        try:
            tree = ast.parse(source.text)
        except SyntaxError:  # a notebook's odd cell; a file with one never gets this far
            return
        for statement in _statements(tree.body):
            self._learn_names(statement)
            for name in _bound(statement):
                self.definitions.setdefault(name, []).append(statement)
                self.places[name] = (statement.lineno, source.cell)

    def place_of(self, name: str) -> tuple[int | None, int | None]:
        return self.places.get(name, (None, None))

    def uses_autograd(self, function: str) -> bool:
        """Whether code that `function` can reach by name mentions one of torch's ways to differentiate."""
        reached, waiting = set(), [function]
        while waiting:
            name = waiting.pop()
            if name in reached:
                continue
            reached.add(name)
            for definition in self.definitions.get(name, []):
                if isinstance(definition, ast.FunctionDef):
                    waiting.append(definition.name)
                for node in _live(definition):
                    self._learn_names(node)
                    if self._differentiates(node):
                        return True
                    if isinstance(node, ast.Name):
                        waiting.append(node.id)
        return False

    def _learn_names(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.aliases[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name == "*":
                    self.starred.append(node.module or "")
                else:
                    self.aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            dotted = self._dotted(node.value) or ""
            if dotted.startswith("torch"):
                self.aliases[node.targets[0].id] = dotted

    def _dotted(self, node: ast.AST) -> str | None:
        if isinstance(node, ast.Name):
            return self.aliases.get(node.id, node.id)
        if isinstance(node, ast.Attribute) and (base := self._dotted(node.value)):
            return f"{base}.{node.attr}"
        return None

    def _differentiates(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
            return any(isinstance(arg, ast.Constant) and arg.value == "backward" for arg in node.args)
        if isinstance(node, ast.Attribute) and node.attr == "backward":
            return True
        dotted = self._dotted(node) or ""
        candidates = [dotted, *(f"{module}.{dotted}" for module in self.starred)]
        return any(each in _DIFFERENTIATORS or each.startswith(_DIFFERENTIATING_MODULES) for each in candidates)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Top-level statements, those inside if, try, with, for and match included."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _statements(_below(statement))


def _below(node: ast.AST) -> list[ast.stmt]:
    """The statements directly inside, through except clauses and match cases."""
    found: list[ast.stmt] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            found.append(child)
        elif isinstance(child, ast.ExceptHandler | ast.match_case):
            found += _below(child)
    return found


def _bound(statement: ast.stmt) -> list[str]:
    """The names that a top-level statement binds or adds to: `f = …`, `TABLE["f"] = …`, `names.append(…)`; a function's decorators."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        made_global = [name for node in ast.walk(statement) if isinstance(node, ast.Global) for name in node.names]
        tables = [_base(node) for node in ast.walk(statement) if isinstance(node, _STORED) and isinstance(node.ctx, ast.Store)]
        decorators = [_base(each) for each in statement.decorator_list]
        return [statement.name, *made_global, *tables, *decorators]
    names = [node.id for node in _own_nodes(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    names += [_base(node) for node in _own_nodes(statement) if isinstance(node, _STORED) and isinstance(node.ctx, ast.Store)]
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) and isinstance(statement.value.func, ast.Attribute):
        function = statement.value.func
        names += [function.value.id] if isinstance(function.value, ast.Name) and function.attr in _ADDING else []
    return [name for name in names if name]


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement without those of the statements inside it."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case)]


def _base(node: ast.AST) -> str:
    """The name at the beginning of `a.b[c](d)`."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _live(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes below, without what can never run: after a return or raise, or under `if False`."""
    yield node
    for _, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in children:
            if isinstance(child, ast.If | ast.While) and _never(child):
                for other in child.orelse:
                    yield from _live(other)
            elif isinstance(child, ast.AST):
                yield from _live(child)
            if isinstance(child, ast.Return | ast.Raise):
                break


def _never(node: ast.If | ast.While) -> bool:
    """`if False:` and `while 0:`: their body never runs, their else does."""
    return isinstance(node.test, ast.Constant) and not node.test.value
