"""One step of gradient descent with weight decay, in place and without a tensor for each piece of the formula."""

from grader.spec import Budget, Kata, array, given, real


def stepped(model, lr, decay):
    """The weights after the step, and the gradients as they were."""
    return model.weights - lr * (model.gradients + decay * model.weights), model.gradients


KATA = Kata(
    kind="run",
    function="update",
    reference=stepped,
    inputs=dict(
        model=given(
            "replica",
            weights=array(-5, 5, shape=("K", "N"), differentiable=False),
            gradients=array(-5, 5, shape=("K", "N"), differentiable=False),
        ),
        lr=real(0, 0.5),
        decay=real(0, 0.5),
    ),
    sizes=dict(K=(1, 4), N=(1, 6)),
    also=[
        dict(model=dict(weights=[[1.0, -2.0], [0.5, 4.0]], gradients=[[0.5, 1.0], [-1.0, 0.0]]), lr=0.5, decay=0.25),
        dict(model=dict(weights=[[1.0]], gradients=[[2.0]]), lr=0.25, decay=0.0),
    ],
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(K=6, N=131072, lr=0.25, decay=0.125), unit=8 * 131072, peak=1, kept=0, left=0),
)
