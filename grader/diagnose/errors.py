"""What the error messages of torch and Python mean, for a learner. Matched on the text of a finding."""

import re

from grader.verdict import Diagnosis, Finding

# id, pattern, explanation. The first that matches is told.
_KNOWN = [
    (
        "second_backward",
        r"backward through the graph a second time",
        "A backward pass frees the values that the forward pass saved at the nodes it visits. A second pass that needs one of "
        "them finds it gone.",
        "Keep them (retain_graph=True on every pass but the last), compute the shared part again, or go back only once.",
    ),
    (
        "no_graph",
        r"does not require grad and does not have a grad_fn",
        "There is no graph to walk back through: when the result was computed, nothing in it required a gradient.",
        "Look for where the link to the input was cut or never made: requires_grad set after the computation, detach(), item(), no_grad().",
    ),
    (
        "not_scalar",
        r"grad can be implicitly created only for scalar outputs",
        "backward() starts from one number. For a result with many entries it needs a weight for each.",
        "Make one number of them first, or pass a tensor of the result's shape.",
    ),
    (
        "integer_leaf",
        r"[Oo]nly Tensors of floating point",
        "A slope needs numbers that can move a little. Integers cannot, so torch refuses to track them.",
        "Convert to float64 first.",
    ),
    (
        "unused_input",
        r"appears to not have been used in the graph",
        "The result does not depend on this input, so there is no path back to it. Its slope is zero; torch wants to be told so.",
        "",
    ),
    (
        "inplace_leaf",
        r"leaf Variable that requires grad is being used in an in-place operation",
        "A leaf that requires a gradient may not be overwritten while torch is recording.",
        "Update it inside torch.no_grad().",
    ),
    (
        "inplace_saved",
        r"modified by an inplace operation",
        "Backward needs a value that was saved in the forward pass, but it was overwritten since.",
        "Use an out-of-place operation.",
    ),
    (
        "none_has_no",
        r"'NoneType' object has no attribute|got NoneType|assign a NoneType",
        "Something is None where a tensor was expected. A .grad is None until a backward pass has reached that tensor, and it "
        "stays None for a tensor that is not a leaf.",
        "",
    ),
    (
        "cotangent_shape",
        r"Mismatch in shape: grad_output",
        "The weights given to backward() must have exactly the shape of the result they belong to; they are not broadcast.",
        "",
    ),
    (
        "numpy_needs_detach",
        r"Can't call numpy\(\) on Tensor that requires grad",
        "NumPy cannot record a graph.",
        "detach() gives numbers without one; do this only with results that need no gradient.",
    ),
    (
        "non_leaf_flag",
        r"you can only change requires_grad flags of leaf variables",
        "requires_grad of a computed tensor follows from what it was computed from.",
        "To stop gradients there, use detach().",
    ),
    (
        "too_deep",
        r"RecursionError",
        "The function calls itself until Python's stack is full.",
        "Look for the case in which it should stop.",
    ),
    (
        "asks_for_input",
        r"EOFError",
        "The program waits for something to be typed. While it is checked nobody types.",
        "Let the function use its arguments only.",
    ),
    (
        "exits",
        r"^(SystemExit|KeyboardInterrupt)",
        "The program ends itself.",
        'Remove the call of exit(), or put it below `if __name__ == "__main__":`, which is not run here.',
    ),
    (
        "random_numbers",
        r"^the call changed .*random generator",
        "The function drew random numbers (or set a seed), so all that the caller draws afterwards is different. A new layer such as "
        "nn.Linear or nn.Embedding draws its first weights, even if they are replaced at once.",
        "Use the tensors as they are, with torch.nn.functional or torch.func.functional_call, or make the layer with "
        "torch.nn.utils.skip_init.",
    ),
    (
        "confined",
        r"^PermissionError|^BlockingIOError|can't start new thread|gaierror|No usable temporary directory",
        "While it is checked a program can open no files, start no processes or threads, and reach no network. The function "
        "gets all it needs as arguments.",
        "",
    ),
]


def explain(finding: Finding, unchanged: bool = False) -> Diagnosis | None:
    """The explanation of a known message, or None. Who has not begun to repair is told what it means, but not what to do."""
    for name, pattern, meaning, remedy in _KNOWN:
        if re.search(pattern, finding.message):
            return Diagnosis(f"error:{name}", meaning if unchanged or not remedy else f"{meaning} {remedy}")
    return None
