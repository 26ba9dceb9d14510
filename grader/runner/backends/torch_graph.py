"""Autograd graphs as torch recorded them: walked along `grad_fn.next_functions`, named after the variables of the program."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch

from grader.wire.messages import Graph, Node

MOST_GRAPHS = 6
MOST_NODES = 200


class Watcher:
    """The graphs seen so far, in order; each once."""

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.graphs: list[Graph] = []

    def seen(self, roots: Iterable[Any], variables: Mapping[str, Any]) -> None:
        """Keep the graph behind each tensor that has one. A tensor is called what `variables` and the calling frames call it."""
        for root in roots:
            if len(self.graphs) < MOST_GRAPHS and isinstance(root, torch.Tensor) and root.grad_fn is not None:
                graph = _graph(root, _names([*self._frames(), variables]))
                if graph not in self.graphs:
                    self.graphs.append(graph)

    def keep(self, values: Iterable[Any], variables: Mapping[str, Any]) -> None:
        """The graphs of those values that are not inside the graph of another one."""
        tensors = [each for each in values if isinstance(each, torch.Tensor) and each.grad_fn is not None]
        inner = {id(node) for each in tensors for node in _walk(each.grad_fn)[1:]}
        self.seen([each for each in tensors if id(each.grad_fn) not in inner], variables)

    def _frames(self) -> Iterator[dict[str, Any]]:
        """The variables of the program's own functions that are running, the innermost first."""
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename.startswith(self.filename):
                yield frame.f_locals
            frame = frame.f_back  # type: ignore[assignment]


@contextmanager
def watch(filename: str) -> Iterator[Watcher]:
    """Within, every backward pass is seen before it frees anything."""
    watcher = Watcher(filename)
    backward, grad = torch.autograd.backward, torch.autograd.grad

    def watched_backward(tensors: Any, *args: Any, **options: Any) -> None:
        watcher.seen(tensors if isinstance(tensors, tuple | list) else [tensors], {})
        backward(tensors, *args, **options)

    def watched_grad(outputs: Any, *args: Any, **options: Any) -> Any:
        watcher.seen(outputs if isinstance(outputs, tuple | list) else [outputs], {})
        return grad(outputs, *args, **options)

    torch.autograd.backward, torch.autograd.grad = watched_backward, watched_grad
    try:
        yield watcher
    finally:
        torch.autograd.backward, torch.autograd.grad = backward, grad


def _walk(root: Any) -> list[Any]:
    """Every node that a backward pass from `root` reaches, `root` first."""
    found, known = [root], {id(root)}
    for node in found:
        for inner, _ in node.next_functions:
            if inner is not None and id(inner) not in known and len(found) <= MOST_NODES:
                known.add(id(inner))
                found.append(inner)
    return found


def _names(scopes: Iterable[Mapping[str, Any]]) -> dict[int, tuple[str, torch.Tensor]]:
    """What the program calls the tensor of a node: by the node of a computed tensor, and by the tensor itself of a leaf."""
    found: dict[int, tuple[str, torch.Tensor]] = {}
    for scope in scopes:
        for name, value in scope.items():
            if isinstance(value, torch.Tensor):
                found.setdefault(id(value if value.grad_fn is None else value.grad_fn), (name, value))
    return found


def _graph(root: torch.Tensor, names: Mapping[int, tuple[str, torch.Tensor]]) -> Graph:
    nodes = _walk(root.grad_fn)
    cut = len(nodes) > MOST_NODES
    numbers = {id(node): number for number, node in enumerate(nodes[:MOST_NODES])}
    pairs = [(inner, node) for node in nodes[:MOST_NODES] for inner, _ in node.next_functions if id(inner) in numbers]
    edges = [[numbers[id(inner)], numbers[id(node)]] for inner, node in pairs]
    return Graph([_node(node, root, names) for node in nodes[:MOST_NODES]], edges, cut)


def _node(node: Any, root: torch.Tensor, names: Mapping[int, tuple[str, torch.Tensor]]) -> Node:
    leaf = getattr(node, "variable", None)
    name, tensor = names.get(id(node if leaf is None else leaf), ("", root if node is root.grad_fn else leaf))
    detail = "" if tensor is None else f"{str(tensor.dtype).removeprefix('torch.')} {list(tensor.shape)}"
    return Node("leaf" if leaf is not None else node.name()[:100], name[:60], detail[:100])
