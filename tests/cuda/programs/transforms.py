"""What runs torch's own machinery around a program: torch.func, whole models, mixed precision. Its numbers, and some figures."""

from typing import Any

import torch
from torch import nn
from torch.func import functional_call, grad, hessian, jacfwd, jacrev, jvp, vjp, vmap
from torch.nn import functional as F

from tests.cuda.measured import SIDE, UNIT, B, figures


def square(device: str) -> torch.Tensor:
    """A tensor of B bytes."""
    return torch.full((SIDE, SIDE), 0.5, device=device)


@figures(peak=2 * B, kept=B, left=0)  # x; the results of all rows are made at once
def vmap_of_sin(device: str) -> Any:
    return vmap(torch.sin)(square(device))


# Of all rows at once: x, its sine (which dies), its cosine; the ones of 512 rows, expanded; their product.
@figures(kept=B, left=0)
def vmap_of_grad(device: str) -> Any:
    return vmap(grad(lambda row: row.sin().sum()))(square(device))


@figures(kept=B, left=0)
def grad_of_a_sum(device: str) -> Any:
    return grad(lambda x: (x**2).sum())(square(device))


@figures(kept=2 * UNIT + UNIT, left=0)
def jacobians(device: str) -> Any:
    x = torch.linspace(-1, 1, 4, device=device)
    reverse, forward, second = jacrev(torch.tanh)(x), jacfwd(torch.tanh)(x), hessian(lambda y: (y**3).sum())(x)
    assert all(each.is_cuda == (device == "cuda") for each in (reverse, forward, second))
    return reverse, forward, second


@figures(kept=4 * UNIT, left=0)
def products_with_jacobians(device: str) -> Any:
    x, v = torch.linspace(-1, 1, 4, device=device), torch.ones(4, device=device)
    value, pulled = vjp(torch.exp, x)
    return value, pulled(v), *jvp(torch.exp, (x,), (v,))


@figures(left=0)
def gradients_by_sample(device: str) -> Any:
    torch.manual_seed(0)
    model = nn.Linear(3, 2).to(device)
    held = {name: each.detach() for name, each in model.named_parameters()}

    def loss(parameters: Any, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return F.mse_loss(functional_call(model, parameters, (x,)), y)

    return vmap(grad(loss), in_dims=(None, 0, 0))(
        held, torch.linspace(-1, 1, 15, device=device).view(5, 3), torch.ones(5, 2, device=device)
    )


@figures(left=0)
def lstm(device: str) -> Any:
    torch.manual_seed(0)
    layer = nn.LSTM(4, 3, num_layers=2, batch_first=True).to(device)
    out, (h, c) = layer(torch.linspace(-1, 1, 40, device=device).view(2, 5, 4))
    out.square().sum().backward()
    return out, h, c, [each.grad for each in layer.parameters()]


@figures(left=0)
def convolution(device: str) -> Any:
    torch.manual_seed(0)
    layer = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 3)).to(device)
    x = torch.linspace(-1, 1, 128, device=device).view(2, 1, 8, 8).requires_grad_()
    layer(x).square().sum().backward()
    return x.grad, [each.grad for each in layer.parameters()]


@figures(left=0)
def normalisations(device: str) -> Any:
    torch.manual_seed(0)
    layer = nn.Sequential(nn.Conv2d(2, 4, 1), nn.BatchNorm2d(4), nn.GroupNorm(2, 4)).to(device)
    x = torch.linspace(-1, 1, 64, device=device).view(2, 2, 4, 4).requires_grad_()
    (layer(x) ** 3).sum().backward()
    return x.grad, layer[1].running_mean, [each.grad for each in layer.parameters()]


@figures(left=0)
def transformer(device: str) -> Any:
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True).to(device)
    x = torch.linspace(-1, 1, 80, device=device).view(2, 5, 8).requires_grad_()
    layer(x).square().sum().backward()
    return x.grad, [each.grad for each in layer.parameters()]


@figures(left=0)
def transformer_in_inference_mode(device: str) -> Any:
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True).to(device).eval()
    with torch.inference_mode():
        return layer(torch.linspace(-1, 1, 80, device=device).view(2, 5, 8))


@figures(left=0)
def a_model_with_embeddings(device: str) -> Any:
    torch.manual_seed(0)
    table, head = nn.Embedding(10, 4).to(device), nn.Linear(4, 10).to(device)
    tokens = torch.tensor([[1, 2, 3], [3, 9, 0]], device=device)
    loss = F.cross_entropy(head(table(tokens).mean(1)), tokens[:, 0])
    loss.backward()
    return loss, table.weight.grad, head.bias.grad


@figures(left=0)
def linear_algebra(device: str) -> Any:
    a = torch.linspace(-1, 1, 16, device=device).view(4, 4) + 3 * torch.eye(4, device=device)
    b = torch.ones(4, device=device)
    return torch.linalg.solve(a, b), torch.linalg.inv(a), torch.linalg.norm(a), torch.einsum("ij,j->i", a, b), torch.trace(a), a.det()


@figures(left=0)
def indexing(device: str) -> Any:
    x = torch.arange(12.0, device=device).view(3, 4)
    index = torch.tensor([2, 0], device=device)
    x[index, 1] = -1.0
    x[x > 9] = 0
    taken = [x[index], x[:, [1, 3]], x[torch.tensor([1])], x[x > 3], x.gather(1, index.view(1, 2)), x.take_along_dim(index.view(2, 1), 0)]
    found = torch.sort(x.flatten(), descending=True), torch.topk(x, 2), torch.unique(x), torch.nonzero(x), torch.where(x > 5), x.argmax()
    added = torch.zeros(4, device=device).index_add_(0, index, torch.ones(2, device=device)).scatter_(0, index, 5.0)
    return taken, [list(each) if isinstance(each, tuple) else each for each in found], added


@figures(left=0)
def second_gradients(device: str) -> Any:
    x = torch.linspace(-1, 1, 6, device=device).requires_grad_()
    (first,) = torch.autograd.grad((x.sin() * x).sum(), x, create_graph=True)
    assert torch.autograd.gradcheck(lambda y: torch.tanh(y) * 2, x.detach().double().requires_grad_())
    return torch.autograd.grad(first.square().sum(), x)


@figures(left=0)
def complex_numbers(device: str) -> Any:
    z = torch.complex(torch.linspace(-1, 1, 8, device=device), torch.ones(8, device=device))
    return (
        z.abs(),
        z.conj() * z,
        torch.view_as_real(z),
        z.angle(),
        torch.fft.fft(z),
        z.real + 0,
        (z.mH + 0 if z.ndim == 2 else z.conj() + 0),
    )
