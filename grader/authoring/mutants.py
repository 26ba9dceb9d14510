"""The mutants of a program: copies with one slip each, in the code that the kata's function reaches, no two alike."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from grader.authoring.operators import literal, replacements

# Annotations do nothing; what a match or an except looks for has no line of its own to show.
_LEFT_ALONE = {"annotation", "returns", "type_params", "type_comment", "decorator_list", "ctx", "pattern", "guard", "type"}
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(frozen=True)
class Mutant:
    """One changed program. `original` and `mutated` are the one line that differs; `number` counts those of the same two lines."""

    file: str
    line: int
    original: str
    mutated: str
    number: int
    source: str

    @property
    def change(self) -> str:
        """The change as equivalent.md names it."""
        return f"`{self.original}`{f' #{self.number}' if self.number > 1 else ''} → `{self.mutated}`"


def of(source: str, file: str, function: str, seen: set[str]) -> Iterator[Mutant]:
    """The mutants of a program that are not in `seen` yet; they are put there, and so is the program itself."""
    tree = ast.parse(source)
    seen.add(signature(ast.unparse(tree)))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {alias.asname or alias.name.split(".")[0] for node in imports for alias in node.names}
    counts: Counter[tuple[str, str]] = Counter()
    for place in _places_of(tree, function):
        for replacement in replacements(place.node, modules):
            mutated, program = place.put(tree, replacement)
            if (kind := signature(program)) not in seen:
                seen.add(kind)
                lines = _header(place.statement), mutated
                counts[lines] += 1
                yield Mutant(file, place.line, *lines, counts[lines], program)


@dataclass(frozen=True)
class _Place:
    """A node, the field that holds it (an entry of a list there if `index` is not None), and the statement around it."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST
    statement: ast.stmt

    @property
    def line(self) -> int:
        return int(getattr(self.node, "lineno", self.statement.lineno))

    def put(self, tree: ast.Module, node: ast.AST) -> tuple[str, str]:
        """The changed line and the changed program with `node` here; the tree is as before afterwards."""
        self._set(node)
        try:
            changed = node if isinstance(node, ast.stmt) and self.node is self.statement else self.statement
            return _header(changed), ast.unparse(tree)
        finally:
            self._set(self.node)

    def _set(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def _places_of(tree: ast.Module, function: str) -> list[_Place]:
    reached = _reached(tree, function)
    places = []
    for index, statement in enumerate(tree.body):
        if statement in reached:
            places += [_Place(tree, "body", index, statement, statement), *_places(statement, statement)]
    return places


def _places(node: ast.AST, statement: ast.stmt) -> Iterator[_Place]:
    """Every node below, outer ones first."""
    for field, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for index, child in enumerate(children):
            if not isinstance(child, ast.AST) or field in _LEFT_ALONE:
                continue
            around = child if isinstance(child, ast.stmt) else statement
            yield _Place(node, field, index if isinstance(value, list) else None, child, around)
            if literal(child) is None and not isinstance(child, ast.JoinedStr):
                yield from _places(child, around)


def _reached(tree: ast.Module, function: str) -> list[ast.stmt]:
    """The statements at the top that `function` needs, by name."""
    reached: list[ast.stmt] = []
    names, known = [function], set()
    while names:
        name = names.pop()
        if name not in known:
            known.add(name)
            for statement in tree.body:
                if statement not in reached and name in _bound(statement):
                    reached.append(statement)
                    names += [node.id for node in ast.walk(statement) if isinstance(node, ast.Name)]
    return reached


def _bound(statement: ast.stmt) -> set[str]:
    """The names that a statement at the top defines, or changes: `f = …`, `TABLE["f"] = …`, `torch.manual_seed(0)`."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.If) and any(isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(statement.test)):
        return set()
    if isinstance(statement, ast.Expr):
        return {_root(statement.value)}
    inside = [node for node in ast.walk(statement) if isinstance(getattr(node, "ctx", None), ast.Store)]
    defined = {node.name for node in ast.walk(statement) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return {_root(node) for node in inside} | defined


def _root(node: ast.AST) -> str:
    """The name at the beginning of `a.b[c](d)`."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _header(statement: ast.stmt) -> str:
    """A statement in one line, without what stands below it."""
    empty: dict[str, list[ast.AST]] = {field: [] for field in (*_BLOCKS, "decorator_list") if hasattr(statement, field)}
    bare = type(statement)(**{**dict(ast.iter_fields(statement)), **empty})
    return ast.unparse(ast.copy_location(bare, statement)).strip()


def signature(source: str) -> str:
    """The same for programs that differ only in layout, comments, docstrings and spelling."""
    return ast.dump(_Plain().visit(ast.parse(source)))


class _Plain(ast.NodeTransformer):
    """Without statements that do nothing (docstrings and `x = x` among them), and a - 1 for a + -1."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        acts = any(isinstance(each, ast.Call | ast.Await | ast.Yield | ast.YieldFrom) for each in ast.walk(node))
        return self.generic_visit(node) if acts else None

    def visit_Pass(self, node: ast.Pass) -> None:
        return None

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        self.generic_visit(node)
        same = isinstance(node.value, ast.Name) and all(isinstance(each, ast.Name) and each.id == node.value.id for each in node.targets)
        return None if same else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        minus = node.right
        if isinstance(node.op, ast.Add | ast.Sub) and isinstance(minus, ast.UnaryOp) and isinstance(minus.op, ast.USub):
            return ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), minus.operand)
        return node
