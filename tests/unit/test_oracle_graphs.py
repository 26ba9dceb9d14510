"""Which drawings of a graph are right: renamed ones are, one edge more or less is not, and nothing that is handed in takes long."""

import time
from collections import Counter
from itertools import combinations, permutations, product
from typing import Any

import numpy as np
import pytest

from grader.oracle.graphs import same_graph
from grader.spec import same_graph as exported

Edges = list[list[str]]

SHARED_LEAF = [["x1", "add1"], ["x2", "add1"], ["add1", "mul1"], ["x3", "mul1"], ["mul1", "exp1"], ["exp1", "mul2"], ["x3", "mul2"]]
SQUARE = [["x1", "mul1"], ["x1", "mul1"]]
TWINS = [["x1", "exp1"], ["x1", "exp2"], ["exp1", "mul1"], ["exp2", "mul1"]]
DOUBLED = [["x1", "add1"], ["x1", "add1"], ["add1", "add2"], ["add1", "add2"], ["add2", "add3"], ["add2", "add3"]]
GRAPHS = {"shared-leaf": SHARED_LEAF, "square": SQUARE, "twins": TWINS, "doubled": DOUBLED}
EACH = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)


def renamed(edges: Edges, rng: np.random.Generator) -> Edges:
    """The same graph with other numbers and its edges in another order."""
    inner = sorted({name for edge in edges for name in edge if not name.startswith("x")})
    numbers = dict(zip(inner, rng.permutation(len(inner)) + 7, strict=True))
    other = {name: f"{name.rstrip('0123456789')}{numbers[name]}" for name in inner}
    drawn = [[other.get(name, name) for name in edge] for edge in edges]
    return [drawn[i] for i in rng.permutation(len(drawn))]


def witness(mine: Edges, right: Edges) -> bool:
    """The definition, tried with every pairing of the nodes."""
    leaves = {start for start, _ in right} - {end for _, end in right}
    nodes, theirs = (sorted({name for edge in edges for name in edge}) for edges in (mine, right))
    wanted = Counter(map(tuple, right))
    for order in permutations(theirs) if len(nodes) == len(theirs) else []:
        pairing = dict(zip(nodes, order, strict=True))
        fits = all(a == b if {a, b} & leaves else a.rstrip("0123456789") == b.rstrip("0123456789") for a, b in pairing.items())
        if fits and Counter((pairing[start], pairing[end]) for start, end in mine) == wanted:
            return True
    return False


def of_pairs(pairs: list[tuple[int, int]]) -> Edges:
    """An expression with a node for every vertex, all alike, and a product for every pair: as symmetric as the pairs are."""
    vertices = sorted({each for pair in pairs for each in pair})
    edges = [["x1", f"exp{each}"] for each in vertices]
    return edges + [[f"exp{each}", f"mul{number}"] for number, pair in enumerate(pairs) for each in pair]


def ring(start: int, length: int) -> list[tuple[int, int]]:
    """Neighbours in a ring of vertices."""
    return [(start + i, start + (i + 1) % length) for i in range(length)]


def rings(*lengths: int) -> Edges:
    """Several rings, none of which touches another."""
    return of_pairs([pair for number, length in enumerate(lengths) for pair in ring(100 * number, length)])


def test_the_author_finds_it_in_the_vocabulary() -> None:
    assert exported is same_graph


@EACH
def test_other_numbers_and_another_order_are_the_same_graph(graph: Edges) -> None:
    rng = np.random.default_rng(1)
    assert same_graph(graph, graph)
    for _ in range(20):
        assert same_graph(renamed(graph, rng), graph)


def test_pairs_may_be_tuples_and_a_name_needs_no_number() -> None:
    assert same_graph([("x1", "mul"), ("x1", "mul")], SQUARE)
    assert same_graph([["x1", "exp1"]], [("x1", "exp2")])


def test_nothing_is_the_same_as_nothing() -> None:
    assert same_graph([], [])
    assert not same_graph([], SQUARE)
    assert not same_graph(SQUARE, [])


@EACH
def test_an_edge_less_is_another_graph(graph: Edges) -> None:
    for i in range(len(graph)):
        assert not same_graph(graph[:i] + graph[i + 1 :], graph)


@EACH
def test_an_edge_more_is_another_graph(graph: Edges) -> None:
    nodes = {name for edge in graph for name in edge}
    for start, end in product(nodes, nodes):
        assert not same_graph([*graph, [start, end]], graph)


@EACH
def test_a_turned_edge_is_another_graph(graph: Edges) -> None:
    for i, (start, end) in enumerate(graph):
        assert not same_graph([*graph[:i], [end, start], *graph[i + 1 :]], graph)
    assert not same_graph([[end, start] for start, end in graph], graph)


@EACH
def test_an_edge_with_another_end_is_the_same_graph_only_if_the_definition_says_so(graph: Edges) -> None:
    nodes = sorted({name for edge in graph for name in edge})
    found = []
    for i, (start, end) in enumerate(graph):
        for node in nodes:
            for edge in ([start, node], [node, end]):
                mine = [*graph[:i], edge, *graph[i + 1 :]]
                assert same_graph(mine, graph) == witness(mine, graph), edge
                found.append(same_graph(mine, graph))
    assert not all(found)


def test_random_small_graphs_are_told_apart_as_the_definition_says() -> None:
    rng = np.random.default_rng(5)
    names = ["x1", "x2", "f1", "f2", "f3", "g1"]
    outcomes = Counter[bool]()
    for _ in range(1500):
        count = int(rng.integers(1, 7))
        right = [[names[rng.integers(6)], names[rng.integers(2, 6)]] for _ in range(count)]
        mine = renamed(right, rng)
        if rng.random() < 0.7:
            mine[rng.integers(count)] = [names[rng.integers(6)], names[rng.integers(2, 6)]]
        assert same_graph(mine, right) == witness(mine, right), (mine, right)
        outcomes[same_graph(mine, right)] += 1
    assert min(outcomes.values()) > 200


def test_leaves_keep_their_names() -> None:
    assert not same_graph([["x2", "sub1"], ["x1", "sub1"], ["x1", "exp1"]], [["x1", "sub1"], ["x2", "sub1"], ["x2", "exp1"]])
    assert not same_graph([["x7", "exp1"]], [["x1", "exp1"]])
    assert not same_graph([["x", "exp1"]], [["x1", "exp1"]])


def test_operations_keep_their_kind() -> None:
    assert not same_graph([["x1", "sin1"]], [["x1", "exp1"]])
    assert not same_graph([["x1", "1exp"]], [["x1", "exp1"]])
    assert not same_graph([["x1", "sin1"], ["sin1", "exp1"]], [["x1", "exp1"], ["exp1", "sin1"]])


def test_an_operation_that_calls_itself_a_leaf_is_none() -> None:
    assert not same_graph([["x1", "mul1"], ["x2", "mul1"], ["mul1", "x1"]], [["x1", "mul1"], ["x2", "mul1"], ["mul1", "x3"]])
    assert not same_graph([["x1", "x1"]], [["x1", "exp1"]])


def test_two_nodes_drawn_as_one_and_one_drawn_as_two_are_other_graphs() -> None:
    assert not same_graph([["x1", "exp1"], ["x1", "exp1"], ["exp1", "mul1"], ["exp1", "mul1"]], TWINS)
    assert not same_graph(TWINS, [["x1", "exp1"], ["x1", "exp1"], ["exp1", "mul1"], ["exp1", "mul1"]])


@pytest.mark.parametrize(
    "mine",
    [
        None,
        0,
        True,
        "ab",
        ["x1", "x1"],
        ["ab", "cd"],
        {"x1": "mul1", "x2": "mul1"},
        (["x1", "mul1"], ["x1", "mul1"]),
        [["x1", "mul1"], ["x1"]],
        [["x1", "mul1"], ["x1", "mul1", "mul1"]],
        [["x1", "mul1"], [1, "mul1"]],
        [["x1", "mul1"], ["x1", None]],
        [["x1", "mul1"], ["x1", ["mul1"]]],
        [["x1", "mul1"], {"x1", "mul1"}],
        [["x1", "mul1"], [float("nan"), 1.0]],
        [["x1", "mul" + "1" * 1000], ["x1", "mul" + "1" * 1000]],
        np.array(SQUARE),
    ],
)
def test_what_is_no_drawing_is_not_the_same(mine: Any) -> None:
    assert not same_graph(mine, SQUARE)


def test_a_huge_answer_is_turned_down_at_once() -> None:
    mine = [["x1", "mul1"]] * 1_000_000
    start = time.process_time()
    assert not same_graph(mine, SQUARE)
    assert time.process_time() - start < 0.05


@pytest.mark.parametrize("mine", [["ab"], [{"a": 1, "b": 2}], [{"a", "b"}], [frozenset("ab")]], ids=["text", "dict", "set", "frozenset"])
def test_a_text_or_a_set_of_two_is_no_edge(mine: Any) -> None:
    assert not same_graph(mine, [["a", "b"]])
    assert not same_graph(mine, [["b", "a"]])


def test_which_edge_is_there_twice_matters() -> None:
    assert not same_graph([["x1", "f1"], ["x2", "f1"], ["x2", "f1"]], [["x1", "f1"], ["x1", "f1"], ["x2", "f1"]])


def test_a_difference_far_from_where_it_shows_is_found() -> None:
    right = [["x1", "f1"], ["f1", "k1"], ["k1", "g1"], ["x2", "f2"], ["f2", "k2"], ["k2", "h1"]]
    crossed = [["x1", "f1"], ["f1", "k1"], ["k1", "h1"], ["x2", "f2"], ["f2", "k2"], ["k2", "g1"]]
    assert not same_graph(crossed, right)


def test_a_graph_without_a_leaf_is_compared_as_well() -> None:
    def circles(*kinds: str) -> Edges:
        return [[f"{kind}{number}", f"{kind}{number}"] for number, kind in enumerate(kinds)]

    assert same_graph(circles("g", "f", "f"), circles("f", "g", "f"))
    assert not same_graph(circles("f", "g", "g"), circles("f", "g", "f"))


def test_symmetric_graphs_are_recognised_again() -> None:
    assert same_graph(rings(6, 3, 3), rings(3, 3, 6))
    assert same_graph(rings(3, 3, 6), rings(6, 3, 3))
    rook = of_pairs([(a, b) for a, b in combinations(range(16), 2) if a // 4 == b // 4 or a % 4 == b % 4])
    for graph in (rook, rings(12), rings(6, 3, 3), rings(4, 4, 4, 4), of_pairs(list(combinations(range(7), 2)))):
        assert same_graph(renamed(graph, np.random.default_rng(2)), graph)


def test_what_only_looks_alike_from_every_node_is_told_apart() -> None:
    steps = {(0, 1), (1, 0), (1, 1), (0, 3), (3, 0), (3, 3)}
    torus = of_pairs([(a, b) for a, b in combinations(range(16), 2) if ((b // 4 - a // 4) % 4, (b - a) % 4) in steps])
    rook = of_pairs([(a, b) for a, b in combinations(range(16), 2) if a // 4 == b // 4 or a % 4 == b % 4])
    assert len(torus) == len(rook)
    assert not same_graph(torus, rook)
    assert not same_graph(rings(3, 3), rings(6))


def test_where_the_search_would_take_for_ever_the_graphs_are_held_for_different() -> None:
    mine, right = rings(*[6] * 9, *[3] * 4), rings(*[6] * 8, *[3] * 6)
    assert len(mine) == len(right)
    start = time.process_time()
    assert not same_graph(mine, right)
    assert time.process_time() - start < 5


def test_a_long_chain_and_many_twins_are_no_trouble() -> None:
    chain = [["x1", "exp0"], *([f"exp{i}", f"exp{i + 1}"] for i in range(150))]
    twins = [edge for i in range(60) for edge in (["x1", f"exp{i}"], [f"exp{i}", f"sin{i}"])]
    for graph in (chain, twins):
        assert same_graph(renamed(graph, np.random.default_rng(3)), graph)
