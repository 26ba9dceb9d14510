"""The small slips that are tried on a solution: one node of a syntax tree in, the nodes that may stand in its place out."""

import ast
import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

Node = TypeVar("Node", bound=ast.AST)
Operator: TypeAlias = Callable[[Any], Iterator[ast.AST]]

_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_PAIRS = "sum mean, max min, amax amin, argmax argmin, maximum minimum, zeros ones, zeros_like ones_like, all any"
_NAMES = {a: b for pair in _PAIRS.split(", ") for a, b in (pair.split(), reversed(pair.split()))}
_WORDS = {"mean": "sum", "sum": "mean"}
_AXES = {0: 1, 1: 0, -1: 0}  # another axis of a matrix for each


def replacements(node: ast.AST, modules: set[str]) -> Iterator[ast.AST]:
    """Everything that one slip makes of `node`; `modules` are the names that the program imports."""
    if (number := literal(node)) is not None:
        yield from map(_constant, _other_values(number))
        return
    for kind, operators in _OPERATORS.items():
        if isinstance(node, kind):
            for operator in operators:
                yield from operator(node)
    if isinstance(node, ast.Call):
        yield from _call_dropped(node, modules)


def literal(node: ast.AST) -> bool | int | float | str | None:
    """The value of a literal that can be changed, a minus before it included; None for any other node."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = literal(node.operand)
        return -value if isinstance(value, int | float) else None
    if isinstance(node, ast.Constant) and (isinstance(node.value, bool | int | float) or node.value in _WORDS):
        return node.value
    return None


def _other_values(value: bool | int | float | str) -> Iterator[bool | int | float | str]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, str):
        yield _WORDS[value]
    else:
        yield value + 1 if isinstance(value, int) or value == 0 else value * 2
        if value and value not in _AXES:  # 1 and -1 are the same axis of a matrix
            yield -value


def _constant(value: bool | int | float | str) -> ast.expr:
    """A literal as a parser would have read it: -1 is a minus before 1."""
    negative = isinstance(value, int | float) and value < 0
    return ast.UnaryOp(ast.USub(), ast.Constant(-value)) if negative and not isinstance(value, str) else ast.Constant(value)


def _with(node: Node, **fields: Any) -> Node:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _each_dropped(values: Sequence[ast.AST]) -> Iterator[list[ast.AST]]:
    for i in range(len(values)):
        yield [*values[:i], *values[i + 1 :]]


def _neighbours_swapped(values: Sequence[ast.expr]) -> Iterator[list[ast.expr]]:
    for i in range(len(values) - 1):
        if not any(isinstance(each, ast.Starred) for each in values[i : i + 2]):
            yield [*values[:i], values[i + 1], values[i], *values[i + 2 :]]


def _each_replaced(values: Sequence[ast.expr], change: Callable[[ast.expr], Iterator[ast.expr]]) -> Iterator[list[ast.expr]]:
    for i, value in enumerate(values):
        for changed in change(value):
            yield [*values[:i], changed, *values[i + 1 :]]


def _arithmetic(node: ast.BinOp) -> Iterator[ast.AST]:
    """a + b → a - b, a, b."""
    if type(node.op) in _ARITHMETIC:
        yield _with(node, op=_ARITHMETIC[type(node.op)]())
    yield node.left
    yield node.right


def _comparison(node: ast.Compare) -> Iterator[ast.AST]:
    """a < b → a <= b, a >= b."""
    for i, op in enumerate(node.ops):
        for other in _COMPARISONS[type(op)]:
            yield _with(node, ops=[*node.ops[:i], other(), *node.ops[i + 1 :]])


def _connective(node: ast.BoolOp) -> Iterator[ast.AST]:
    """a and b → a or b, a, b."""
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for rest in _each_dropped(node.values):
        yield _with(node, values=rest) if len(rest) > 1 else rest[0]


def _sign_dropped(node: ast.UnaryOp) -> Iterator[ast.AST]:
    """-a, not a, ~a → a."""
    yield node.operand


def _negated(value: ast.expr) -> Iterator[ast.expr]:
    """A value → its negative, where another operator does not see to that."""
    if not isinstance(value, ast.UnaryOp | ast.Constant | ast.Starred):
        yield ast.UnaryOp(ast.USub(), value)


def _returned(node: ast.Return) -> Iterator[ast.AST]:
    """return a, b → return b, a; return -a, b; return a, -b."""
    if isinstance(node.value, ast.Tuple | ast.List):
        for values in (*_neighbours_swapped(node.value.elts), *_each_replaced(node.value.elts, _negated)):
            yield _with(node, value=_with(node.value, elts=values))
    elif node.value is not None:
        for value in _negated(node.value):
            yield _with(node, value=value)


def _lambda(node: ast.Lambda) -> Iterator[ast.AST]:
    for value in _negated(node.body):
        yield _with(node, body=value)


def _opposite(test: ast.expr) -> Iterator[ast.expr]:
    """A condition → its opposite, where another operator does not see to that."""
    simple = isinstance(test, ast.Compare) and len(test.ops) == 1
    if not simple and not isinstance(test, ast.UnaryOp | ast.Constant):
        yield ast.UnaryOp(ast.Not(), test)


def _condition(node: ast.If | ast.While) -> Iterator[ast.AST]:
    """if a: → if not a:, if True:, if False:."""
    forced = [ast.Constant(False)] if isinstance(node, ast.While) else [ast.Constant(True), ast.Constant(False)]
    for test in (*_opposite(node.test), *forced):
        yield _with(node, test=test)


def _choice(node: ast.IfExp) -> Iterator[ast.AST]:
    """a if c else b → a if not c else b, a, b."""
    for test in _opposite(node.test):
        yield _with(node, test=test)
    yield node.body
    yield node.orelse


def _filter(node: ast.comprehension) -> Iterator[ast.AST]:
    """[… if a] → […], [… if not a]."""
    for rest in (*_each_dropped(node.ifs), *_each_replaced(node.ifs, _opposite)):
        yield _with(node, ifs=rest)


def _keywords_dropped(node: ast.Call) -> Iterator[ast.AST]:
    """f(a, dim=1) → f(a)."""
    for rest in _each_dropped(node.keywords):
        yield _with(node, keywords=rest)


def _arguments_swapped(node: ast.Call) -> Iterator[ast.AST]:
    """f(a, b) → f(b, a)."""
    for values in _neighbours_swapped(node.args):
        yield _with(node, args=values)


def _other_axis(value: ast.expr) -> Iterator[ast.expr]:
    number = literal(value)
    if type(number) is int and number in _AXES:
        yield _constant(_AXES[number])


def _axes(node: ast.Call) -> Iterator[ast.AST]:
    """f(a, 1) → f(a, 0), and so for dim=1."""
    for args in _each_replaced(node.args, _other_axis):
        yield _with(node, args=args)
    for i, word in enumerate(node.keywords):
        for value in _other_axis(word.value):
            yield _with(node, keywords=[*node.keywords[:i], _with(word, value=value), *node.keywords[i + 1 :]])


def _relative(node: ast.Call) -> Iterator[ast.AST]:
    """a.sum() → a.mean(), min(a) → max(a)."""
    if isinstance(node.func, ast.Attribute) and node.func.attr in _NAMES:
        yield _with(node, func=_with(node.func, attr=_NAMES[node.func.attr]))
    elif isinstance(node.func, ast.Name) and node.func.id in _NAMES and node.func.id not in ("sum", "mean"):
        yield _with(node, func=_with(node.func, id=_NAMES[node.func.id]))


def _bounds(node: ast.Call) -> Iterator[ast.AST]:
    """range(n) → range(n + 1), range(n - 1)."""
    if not isinstance(node.func, ast.Name) or node.func.id != "range" or not node.args:
        return
    stop = min(1, len(node.args) - 1)
    for op in (ast.Add(), ast.Sub()):
        yield _with(node, args=[*node.args[:stop], ast.BinOp(node.args[stop], op, ast.Constant(1)), *node.args[stop + 1 :]])


def _call_dropped(node: ast.Call, modules: set[str]) -> Iterator[ast.AST]:
    """a.f(…) → a; module.f(a, …) and f(a, …) → a."""
    if isinstance(node.func, ast.Attribute) and _root(node.func) not in modules:
        yield node.func.value
    elif node.args and not isinstance(node.args[0], ast.Starred):
        yield node.args[0]


def _root(node: ast.expr) -> str:
    """The name at the beginning of a.b.c, "" if it does not begin with a name."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _statement_dropped(node: ast.Expr | ast.Assign | ast.AugAssign) -> Iterator[ast.AST]:
    """f(a); x.grad = None; x += a; x = g(x) → pass. A name's first value is needed for anything to run at all."""
    needed = isinstance(node, ast.Assign) and all(_gets_first_value(target, node.value) for target in node.targets)
    if not needed:
        yield ast.Pass()


def _gets_first_value(target: ast.expr, value: ast.expr) -> bool:
    read = {each.id for each in ast.walk(value) if isinstance(each, ast.Name)}
    return isinstance(target, ast.Tuple) or (isinstance(target, ast.Name) and target.id not in read)


def _jump_dropped(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


def _augmented(node: ast.AugAssign) -> Iterator[ast.AST]:
    """x -= a → x += a; x = x - a, which is another tensor."""
    if type(node.op) in _ARITHMETIC:
        yield _with(node, op=_ARITHMETIC[type(node.op)]())
    if isinstance(node.target, ast.Name):
        yield ast.Assign([node.target], ast.BinOp(ast.Name(node.target.id, ast.Load()), node.op, node.value), lineno=node.lineno)


def _unwrapped(node: ast.With) -> Iterator[ast.AST]:
    """with torch.no_grad(): → if True:. One that gives a name is needed for anything to run at all."""
    for item, rest in zip(node.items, _each_dropped(node.items), strict=True):
        if item.optional_vars is None:
            yield _with(node, items=rest) if rest else ast.If(ast.Constant(True), node.body, [])


_CALL: tuple[Operator, ...] = (_keywords_dropped, _arguments_swapped, _axes, _relative, _bounds)
_OPERATORS: dict[type[ast.AST], tuple[Operator, ...]] = {
    ast.BinOp: (_arithmetic,),
    ast.Compare: (_comparison,),
    ast.BoolOp: (_connective,),
    ast.UnaryOp: (_sign_dropped,),
    ast.Return: (_returned,),
    ast.Lambda: (_lambda,),
    ast.If: (_condition,),
    ast.While: (_condition,),
    ast.IfExp: (_choice,),
    ast.comprehension: (_filter,),
    ast.Call: _CALL,
    ast.Expr: (_statement_dropped,),
    ast.Assign: (_statement_dropped,),
    ast.AugAssign: (_augmented, _statement_dropped),
    ast.Break: (_jump_dropped,),
    ast.Continue: (_jump_dropped,),
    ast.Raise: (_jump_dropped,),
    ast.Assert: (_jump_dropped,),
    ast.With: (_unwrapped,),
}
