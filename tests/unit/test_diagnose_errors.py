"""What known error messages are explained as; real messages of torch and Python are in the table."""

import pytest

from grader.diagnose import errors
from grader.verdict import Finding, Outcome

MESSAGES = {
    "second_backward": "RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have "
    "already been freed).",
    "no_graph": "RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn",
    "not_scalar": "RuntimeError: grad can be implicitly created only for scalar outputs",
    "integer_leaf": "RuntimeError: only Tensors of floating point dtype can require gradients",
    "unused_input": "RuntimeError: One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True",
    "inplace_leaf": "RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.",
    "inplace_saved": "RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation",
    "none_has_no": "AttributeError: 'NoneType' object has no attribute 'zero_'",
    "cotangent_shape": "RuntimeError: Mismatch in shape: grad_output[0] has a shape of torch.Size([2]) and output[0] has a shape of "
    "torch.Size([3]).",
    "numpy_needs_detach": "RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.",
    "non_leaf_flag": "RuntimeError: you can only change requires_grad flags of leaf variables.",
    "too_deep": "RecursionError: maximum recursion depth exceeded",
    "asks_for_input": "EOFError: EOF when reading a line",
    "exits": "SystemExit: 0",
    "random_numbers": "the call changed torch's random generator",
    "confined": "PermissionError: [Errno 13] Permission denied: 'weights.pt'",
}
VARIANTS = [
    ("integer_leaf", "RuntimeError: Only Tensors of floating point and complex dtype can require gradients"),
    ("none_has_no", "TypeError: unsupported operand: got NoneType"),
    ("exits", "KeyboardInterrupt: "),
    ("second_backward", "right on the first call, but on a later one RuntimeError: Trying to backward through the graph a second time"),
]
OTHER = [
    "",
    "ValueError: could not convert string to float: 'x'",
    "IndexError: index 3 is out of bounds for dimension 0 with size 3",
    "the gradient is 24.0, not 12.0",
    "the gradient is None",
    "AttributeError: 'Tensor' object has no attribute 'inplace'",
    "NameError: name 'torch' is not defined",
    "ValueError: cleanup after SystemExit",
    "RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0",
]


def explain(message: str, outcome: Outcome = Outcome.RAISED) -> str | None:
    """The id of the explanation."""
    found = errors.explain(Finding("answer", outcome, message))
    return found.id if found else None


@pytest.mark.parametrize("name", MESSAGES)
def test_a_known_message_is_explained(name):
    """By the explanation of its own."""
    assert explain(MESSAGES[name]) == f"error:{name}"


@pytest.mark.parametrize(("name", "message"), VARIANTS, ids=[name for name, _ in VARIANTS])
def test_other_words_for_the_same_are_explained(name, message):
    """Messages vary between versions and places."""
    assert explain(message) == f"error:{name}"


@pytest.mark.parametrize("message", OTHER)
def test_other_messages_are_not_explained(message):
    """Silence is better than a wrong reason."""
    assert explain(message) is None


def test_every_explanation_has_an_example():
    """An explanation without a message that triggers it would never be missed."""
    assert {name for name, *_ in errors._KNOWN} <= set(MESSAGES)


def test_explanations_are_sentences():
    """One id each, an end to the last sentence, no line breaks."""
    names = [name for name, *_ in errors._KNOWN]
    assert len(set(names)) == len(names)
    for text in (text for _, _, *texts in errors._KNOWN for text in texts if text):
        assert text.rstrip().endswith((".", "?"))
        assert "\n" not in text
        assert "  " not in text


def test_who_has_not_begun_is_not_told_what_to_do():
    """The meaning of a message is told at once, the way out only to a program that was changed."""
    finding = Finding("answer", Outcome.RAISED, MESSAGES["second_backward"])
    assert "retain_graph=True" in errors.explain(finding).text
    assert "retain_graph=True" not in errors.explain(finding, unchanged=True).text
