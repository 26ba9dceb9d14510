"""Whether two drawings show the same graph, whatever its inner nodes are called."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from typing import Any, TypeAlias

_DIGITS = "0123456789"
_MOST_TEXT = 100
_MOST_WORK = 500_000  # edges looked at, all rounds together: about a second

_Edges: TypeAlias = list[tuple[str, str]]
_Node: TypeAlias = tuple[bool, str]  # whether it is in the right graph, and its name
_Colours: TypeAlias = dict[_Node, int]
_Neighbours: TypeAlias = dict[_Node, list[_Node]]
_Guess: TypeAlias = tuple[_Colours, list[_Node]]  # and the nodes that are to get a colour of their own


def same_graph(mine: Any, right: list[Any]) -> bool:
    """Whether two lists of edges [from, to] are the same up to the order of the edges and the numbers of inner nodes.

    Nodes of `right` that no edge leads to are leaves, and keep their names. Any other node is told by its name without the digits at
    the end, and by its edges: "mul1" and "mul2" may change places. Two edges between the same nodes are two. `mine` may be anything.

    Two graphs are held for different if they are so symmetric that a limited search finds no way to match them.
    """
    if not _drawn(mine, len(right)):
        return False
    wanted = [(start, end) for start, end in right]
    leaves = {start for start, _ in wanted} - {end for _, end in wanted}
    return _Pair([(start, end) for start, end in mine], wanted, leaves).matched()


def _drawn(mine: Any, count: int) -> bool:
    """Whether it is a list of so many pairs of short texts."""
    if not isinstance(mine, list) or len(mine) != count or not all(isinstance(each, list | tuple) and len(each) == 2 for each in mine):
        return False
    return all(isinstance(name, str) and len(name) <= _MOST_TEXT for edge in mine for name in edge)


class _Pair:
    """Two graphs side by side: nodes of both that look alike have one colour."""

    def __init__(self, mine: _Edges, right: _Edges, leaves: set[str]) -> None:
        self.sources: _Neighbours = defaultdict(list)
        self.targets: _Neighbours = defaultdict(list)
        for side, edges in ((False, mine), (True, right)):
            for start, end in edges:
                self.sources[side, end].append((side, start))
                self.targets[side, start].append((side, end))
        nodes = dict.fromkeys([*self.sources, *self.targets])
        self.first = _numbered({node: (node[1] in leaves, node[1] if node[1] in leaves else node[1].rstrip(_DIGITS)) for node in nodes})
        self.rounds = iter(range(_MOST_WORK // max(1, len(right))))

    def matched(self) -> bool:
        """Whether the nodes can be paired: colours are made finer until each is that of one pair; where that ends early, one is guessed."""
        guesses: list[_Guess] = [(self.first, [])]
        while guesses:
            colours, pair = guesses.pop()
            refined = self._refined({**colours, **dict.fromkeys(pair, len(colours))})
            if refined is None:
                return False
            if not _balanced(refined):
                continue
            pairs = _unclear(refined)
            if not pairs:
                return True
            guesses += [(refined, pair) for pair in pairs]
        return False

    def _refined(self, colours: _Colours) -> _Colours | None:
        """Weisfeiler and Leman: nodes keep one colour only as long as their neighbours' colours agree. None if the work is at its end."""
        for _ in self.rounds:
            finer = _numbered({node: (colour, *self._around(node, colours)) for node, colour in colours.items()})
            if len(set(finer.values())) == len(set(colours.values())):
                return finer
            colours = finer
        return None

    def _around(self, node: _Node, colours: _Colours) -> Iterator[tuple[int, ...]]:
        for neighbours in (self.sources, self.targets):
            yield tuple(sorted(colours[each] for each in neighbours.get(node, ())))


def _numbered(looks: dict[_Node, Hashable]) -> _Colours:
    numbers = {look: number for number, look in enumerate(dict.fromkeys(looks.values()))}
    return {node: numbers[look] for node, look in looks.items()}


def _balanced(colours: _Colours) -> bool:
    """Whether both graphs have each colour equally often."""
    mine, right = (Counter(colour for (side, _), colour in colours.items() if side is which) for which in (False, True))
    return mine == right


def _unclear(colours: _Colours) -> list[list[_Node]]:
    """One node of the right graph with each node of mine that may be its partner; [] if every node has one partner only."""
    classes: dict[int, list[_Node]] = defaultdict(list)
    for node, colour in colours.items():
        classes[colour].append(node)
    smallest = min((each for each in classes.values() if len(each) > 2), key=len, default=[])
    theirs = [node for node in smallest if node[0]]
    return [[fixed, node] for fixed in theirs[:1] for node in smallest if not node[0]]
