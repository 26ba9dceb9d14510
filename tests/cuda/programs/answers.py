"""What the device answers: where tensors are, what may not be mixed, what torch.cuda and torch.accelerator say."""

import copy
import io
import pickle
import re
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from tests.cuda.measured import MIB, UNIT, script

CUDA = torch.device("cuda", 0)


def raises(kind: type[Exception], text: str, run: Callable[[], Any]) -> None:
    """See that it does."""
    with pytest.raises(kind, match=re.escape(text)):
        run()


@script
def a_tensor_says_where_it_is() -> None:
    x, host = torch.ones(2, device="cuda"), torch.ones(2)
    assert (x.device, str(x.device), x.is_cuda, x.is_cpu, x.get_device()) == (CUDA, "cuda:0", True, False, 0)
    assert (host.device.type, host.is_cuda, host.is_cpu, host.get_device()) == ("cpu", False, True, -1)
    assert (x.type(), host.type()) == ("torch.cuda.FloatTensor", "torch.FloatTensor")
    assert x.device.type == "cuda"
    assert x.device.index == 0
    assert x.detach().device == x[0].device == CUDA


@script
def results_are_where_their_operands_are() -> None:
    x = torch.ones(2, 2, device="cuda")
    fresh = [
        x + 1,
        1 - x,
        x @ x,
        x.sum(),
        x > 0,
        x.T,
        x[0],
        x.numpy if False else x,
        torch.stack([x]),
        torch.relu(x),
        x.new_zeros(3),
        x.new_tensor([1.0]),
    ]
    fresh += [torch.zeros_like(x), torch.ones_like(x), torch.rand_like(x), torch.full_like(x, 2), torch.empty_like(x), x.new_full((2,), 1)]
    assert all(each.device == CUDA for each in fresh)
    assert all(each.device == CUDA for each in (*x.max(0), *torch.unbind(x), *x.split(1), *torch.linalg.qr(x)))
    assert torch.zeros_like(x, device="cpu").device.type == x.new_ones(2, device="cpu").device.type == "cpu"
    assert torch.ones_like(torch.ones(2), device="cuda").is_cuda


@script
def tensors_without_entries_are_somewhere_too() -> None:
    x = torch.ones(3, device="cuda")
    empty = [torch.empty(0, device="cuda"), torch.zeros(0, 3, device="cuda"), torch.tensor([], device="cuda"), x[:0], x[x > 5], x[:0] * 2]
    empty += [torch.empty(0).cuda(), torch.zeros_like(x[:0]), x[:0].clone()]
    assert all(each.device == CUDA for each in empty)
    assert torch.empty(0).device.type == x[:0].cpu().device.type == "cpu"
    assert torch.cuda.memory_allocated() == UNIT
    assert torch.cat([empty[0], x]).device == CUDA
    assert x[:0].sum().device == CUDA


@script
def every_factory_takes_a_device() -> None:
    made = [
        torch.zeros(2, device="cuda"),
        torch.ones(2, device="cuda:0"),
        torch.full((2,), 3.0, device=0),
        torch.empty(2, device=torch.device("cuda")),
        torch.empty_strided((2,), (1,), device="cuda"),
        torch.arange(3, device=torch.device("cuda", 0)),
        torch.linspace(0, 1, 3, device="cuda"),
        torch.logspace(0, 1, 3, device="cuda"),
        torch.eye(2, device="cuda"),
        torch.rand(2, device="cuda"),
        torch.randn(2, device="cuda"),
        torch.randint(5, (2,), device="cuda"),
        torch.randperm(4, device="cuda"),
        torch.normal(0.0, 1.0, (2,), device="cuda"),
        torch.tensor([1.0], device="cuda"),
        torch.as_tensor([1.0], device="cuda"),
        torch.as_tensor(np.ones(2), device="cuda"),
        torch.asarray([1.0], device="cuda"),
        torch.tril_indices(2, 2, device="cuda"),
        torch.hann_window(4, device="cuda"),
        torch.scalar_tensor(1.0, device="cuda"),
        torch.from_numpy(np.ones(2)).cuda(),
        nn.Parameter(torch.ones(2, device="cuda")),
        nn.Linear(2, 2, device="cuda").weight,
    ]
    assert [each.device for each in made] == [CUDA] * len(made)
    assert torch.cuda.memory_allocated() == len(made) * UNIT


@script
def factories_know_other_devices() -> None:
    assert torch.zeros(2, device="cpu").device == torch.device("cpu")
    assert torch.zeros(2, device="meta").device == torch.device("meta")
    raises(RuntimeError, "invalid device ordinal", lambda: torch.zeros(2, device="cuda:1"))
    raises(RuntimeError, "invalid device ordinal", lambda: torch.ones(2).to("cuda:1"))
    assert torch.cuda.memory_allocated() == 0


@script
def moving_is_a_copy_only_where_it_must_be() -> None:
    host = torch.ones(2)
    x = host.cuda()
    assert x.cuda() is x
    assert x.to("cuda") is x
    assert x.to(CUDA) is x
    assert x.cuda(0) is x
    assert host.cpu() is host
    assert host.to("cpu") is host
    assert x.to(x) is x
    assert host.to(x).is_cuda
    assert x.to(host).is_cpu
    assert x.cpu().tolist() == [1, 1]
    assert x.to("cuda", torch.float64).dtype == x.to(torch.float64).dtype == host.to("cuda", torch.float64).dtype == torch.float64
    assert x.double().is_cuda
    assert x.to(dtype=torch.int32, device="cpu").dtype == torch.int32
    assert host.to(device="cuda", non_blocking=True).is_cuda
    assert host.cuda(non_blocking=True).is_cuda
    host += 1
    assert x.tolist() == [1, 1]


@script
def leaves_and_copies() -> None:
    leaf, there = torch.ones(2, requires_grad=True), torch.ones(2, device="cuda", requires_grad=True)
    moved = leaf.cuda()
    assert there.is_leaf
    assert not moved.is_leaf
    assert moved.requires_grad
    assert torch.ones(2).cuda().requires_grad_().is_leaf
    plain = torch.ones(2).cuda()
    plain += 1
    plain[0] = 5
    assert plain._base is None
    assert plain.requires_grad_().is_leaf
    (moved.sum() + there.sum()).backward()
    assert leaf.grad.device.type == "cpu"
    assert there.grad.device == CUDA
    assert moved.grad_fn is not None


@script
def devices_do_not_mix() -> None:
    x, host, text = torch.ones(2, 2, device="cuda"), torch.ones(2, 2), "Expected all tensors to be on the same device"
    for run in (
        lambda: x + host,
        lambda: host * x,
        lambda: x @ host,
        lambda: torch.cat([x, host]),
        lambda: x.add_(host),
        lambda: x.sum() + host,
    ):
        raises(RuntimeError, text, run)
    for run in (
        lambda: nn.functional.mse_loss(x, host),
        lambda: nn.Linear(2, 2)(x),
        lambda: nn.functional.cross_entropy(x, torch.tensor([0, 1])),
        lambda: torch.where(x > 0, host, x),
        lambda: nn.functional.embedding(torch.tensor([0]), x),
        lambda: torch.stack([host, x]),
    ):
        raises(RuntimeError, text, run)
    raises(RuntimeError, "indices should be either on cpu or on the same device", lambda: host[torch.tensor([0], device="cuda")])
    assert torch.cuda.memory_allocated() == UNIT


@script
def numbers_mix_with_everything() -> None:
    x, host, one = torch.ones(2, device="cuda"), torch.ones(2), torch.tensor(2.0)
    assert (x * one).is_cuda
    assert (x + 1.5).is_cuda
    assert (one + x).tolist() == [3, 3]
    assert x[torch.tensor([0])].is_cuda
    x[torch.tensor([True, False])] = 7
    x.copy_(host * 4)
    host.copy_(x)
    assert host.tolist() == x.tolist() == [4, 4]
    raises(RuntimeError, "same device", lambda: host * torch.tensor(2.0, device="cuda"))


@script
def python_gets_numbers() -> None:
    x = torch.tensor([[1.5, 2.0]], device="cuda")
    assert (x.tolist(), x[0, 0].item(), float(x[0, 1]), int(x[0, 1]), bool(x[0, 0] > 1)) == ([[1.5, 2.0]], 1.5, 2.0, 2, True)
    assert [len(x), x.shape, x.size(1), x.numel(), x.ndim, x.nbytes, x.element_size(), x.stride()] == [1, (1, 2), 2, 2, 2, 8, 4, (2, 1)]
    assert torch.equal(x, x.clone())
    assert torch.allclose(x, x + 0)
    assert x.cpu().numpy().tolist() == [[1.5, 2.0]]
    assert f"{x[0, 0]:.2f}" == "1.50"
    assert x.dtype is torch.float32
    for row in x:
        assert row.is_cuda
    raises(RuntimeError, "", lambda: x.item())


@script
def numpy_does_not_reach_the_device() -> None:
    x, text = (
        torch.ones(2, device="cuda"),
        "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.",
    )
    for run in (x.numpy, lambda: np.asarray(x), lambda: np.array(x), lambda: x.requires_grad_().detach().numpy()):
        raises(TypeError, text, run)


@script
def printing_shows_the_device() -> None:
    x = torch.tensor([1.0, 2.5], device="cuda")
    assert repr(x) == str(x) == f"{x}" == "tensor([1.0000, 2.5000], device='cuda:0')"
    assert repr(torch.tensor(3, device="cuda")) == "tensor(3, device='cuda:0')"
    assert repr(x.requires_grad_()) == "tensor([1.0000, 2.5000], device='cuda:0', requires_grad=True)"
    assert repr(nn.Parameter(x.detach())).endswith("tensor([1.0000, 2.5000], device='cuda:0', requires_grad=True)")
    assert repr(x * 2) == "tensor([2., 5.], device='cuda:0', grad_fn=<MulBackward0>)"
    assert "device='cuda:0'" in repr(torch.ones(2000, device="cuda"))
    assert repr(torch.ones(2)) == "tensor([1., 1.])"
    assert repr([x.detach()]) == "[tensor([1.0000, 2.5000], device='cuda:0')]"
    assert torch.cuda.memory_allocated() == UNIT


@script
def a_default_device() -> None:
    with torch.device("cuda"):
        x, layer = torch.zeros(2), nn.Linear(2, 3)
        assert torch.zeros(2, device="cpu").device.type == "cpu"
        assert torch.tensor([1.0]).is_cuda
        assert torch.rand(2).is_cuda
        assert torch.from_numpy(np.ones(2)).device.type == "cpu"
    assert x.is_cuda
    assert layer(x).is_cuda
    assert torch.zeros(2).device.type == "cpu"
    torch.set_default_device("cuda")
    assert torch.zeros(2).is_cuda
    assert torch.tensor(1).is_cuda
    assert nn.Linear(2, 2).weight.is_cuda
    assert torch.get_default_device() == CUDA
    torch.set_default_device(None)
    assert torch.zeros(2).device.type == torch.get_default_device().type == "cpu"


@script
def models_move() -> None:
    model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    before = [id(each) for each in model.parameters()]
    assert model.cuda() is model
    assert [id(each) for each in model.parameters()] == before
    assert all(each.device == CUDA for each in (*model.parameters(), *model.buffers()))
    assert model(torch.ones(4, 3, device="cuda")).is_cuda
    assert all(each.device == CUDA for each in copy.deepcopy(model).parameters())
    assert all(each.is_cuda for each in model.state_dict().values())
    model.to("cpu")
    assert all(each.device.type == "cpu" for each in (*model.parameters(), *model.buffers()))
    assert torch.cuda.memory_allocated() == 0
    model.to(device="cuda", dtype=torch.float64)
    assert next(model.parameters()).dtype == torch.float64
    assert next(model.parameters()).is_cuda
    model.load_state_dict({name: each.cpu() for name, each in model.state_dict().items()})
    assert next(model.parameters()).is_cuda


@script
def files_and_copies() -> None:
    stream = io.BytesIO()
    x = torch.arange(3.0, device="cuda")
    torch.save({"x": x}, stream)
    stream.seek(0)
    loaded = torch.load(stream, map_location="cpu")["x"]
    assert loaded.device.type == "cpu"
    assert loaded.tolist() == [0, 1, 2]
    stream.seek(0)
    assert torch.load(stream, map_location="cuda")["x"].tolist() == [0, 1, 2]
    copied = copy.deepcopy(x)
    assert copied.is_cuda
    assert copy.copy(x).data_ptr() == x.data_ptr()
    assert copied.data_ptr() != x.data_ptr()
    assert pickle.loads(pickle.dumps(x)).tolist() == [0, 1, 2]


@script
def the_device_is_there() -> None:
    cuda = torch.cuda
    assert (cuda.is_available(), cuda.device_count(), cuda.current_device(), cuda.is_initialized()) == (True, 1, 0, True)
    assert "cuda" in str(torch.device("cuda" if cuda.is_available() else "cpu"))
    assert cuda.get_device_properties(0).total_memory == cuda.mem_get_info()[1] == 80 << 30
    assert cuda.get_device_name() == cuda.get_device_properties("cuda").name
    assert cuda.get_device_capability() == (9, 0)
    cuda.synchronize()
    cuda.set_device(0)
    cuda.init()
    with cuda.device(0):
        assert torch.ones(1, device="cuda").is_cuda
    assert cuda.is_bf16_supported()


@script
def streams_and_events() -> None:
    start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    start.record()
    x = torch.ones(2, device="cuda")
    end.record()
    end.synchronize()
    assert start.elapsed_time(end) >= 0
    assert end.query()
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        y = x * 2
    y.record_stream(stream)
    torch.cuda.current_stream().wait_stream(stream)
    stream.synchronize()
    start.wait(stream)
    stream.wait_event(end)
    torch.cuda.current_stream().synchronize()
    assert y.tolist() == [2, 2]


@script
def random_numbers() -> None:
    first = torch.Generator(device="cuda").manual_seed(5)
    x = torch.rand(4, generator=first, device="cuda")
    y = torch.rand(4, generator=torch.Generator("cuda").manual_seed(5), device="cuda")
    assert x.is_cuda
    assert torch.equal(x, y)
    torch.manual_seed(1)
    z = torch.randn(3, device="cuda")
    torch.cuda.manual_seed(1)
    torch.cuda.manual_seed_all(1)
    torch.manual_seed(1)
    assert torch.equal(z, torch.randn(3, device="cuda"))
    state = torch.cuda.get_rng_state()
    a = torch.rand(2, device="cuda")
    torch.cuda.set_rng_state(state)
    assert torch.equal(a, torch.rand(2, device="cuda"))
    assert first.device.type == "cuda"


@script
def pinned_memory() -> None:
    host = torch.arange(3.0)
    pinned = host.pin_memory()
    assert pinned.is_pinned()
    assert not host.is_pinned()
    assert torch.ones(2, pin_memory=True).device.type == "cpu"
    assert pinned.to("cuda", non_blocking=True).tolist() == [0, 1, 2]
    assert torch.cuda.memory_allocated() == 0


@script
def a_data_loader() -> None:
    data = torch.utils.data.TensorDataset(torch.arange(6.0), torch.arange(6))
    seen = [(x.cuda() * 2).sum().item() for x, _ in torch.utils.data.DataLoader(data, batch_size=4)]
    assert seen == [12, 18]


@script
def mixed_precision() -> None:
    w, x = torch.ones(4, 4, device="cuda", requires_grad=True), torch.ones(4, 4, device="cuda")
    with torch.autocast("cuda"):
        half = x @ w
        assert torch.is_autocast_enabled("cuda")
        assert (x + w).dtype == torch.float32
    assert half.dtype == torch.float16
    with torch.autocast(device_type="cuda", dtype=torch.bfloat16):
        assert nn.functional.linear(x, w).dtype == torch.bfloat16
    scaler = torch.amp.GradScaler("cuda", init_scale=4.0)
    optimizer = torch.optim.SGD([w], lr=0.5)
    scaler.scale(half.float().sum()).backward()
    scaler.step(optimizer)
    scaler.update()
    assert w.tolist() == [[-1.0] * 4] * 4  # 1 - 0.5 · 4
    assert w.grad.dtype == torch.float32
    assert not torch.is_autocast_enabled("cuda")


@script
def accelerators() -> None:
    accelerator = torch.accelerator
    assert accelerator.is_available()
    assert accelerator.current_accelerator() == torch.device("cuda")
    assert (accelerator.device_count(), accelerator.current_device_index()) == (1, 0)
    accelerator.synchronize()
    x = torch.ones(3, device=accelerator.current_accelerator())
    assert x.device == CUDA
    if hasattr(accelerator, "memory_allocated"):
        assert accelerator.memory_allocated() == accelerator.max_memory_allocated() == UNIT
        assert accelerator.memory_reserved() == accelerator.max_memory_reserved() == 2 * MIB
        del x
        accelerator.reset_peak_memory_stats()
        accelerator.empty_cache()
        assert accelerator.memory_stats()["reserved_bytes.all.current"] == accelerator.max_memory_allocated() == 0


@script
def reserved_and_cached() -> None:
    cuda = torch.cuda
    x = torch.empty(1024, 1024, device="cuda")  # 4 MiB of a segment of 20
    small = torch.empty(1, device="cuda")
    assert (cuda.memory_allocated(), cuda.memory_reserved(), cuda.max_memory_reserved()) == (4 * MIB + UNIT, 22 * MIB, 22 * MIB)
    assert cuda.mem_get_info() == ((80 << 30) - 22 * MIB, 80 << 30)
    del x
    assert (cuda.memory_allocated(), cuda.memory_reserved()) == (UNIT, 22 * MIB)
    cuda.empty_cache()
    assert (cuda.memory_reserved(), cuda.max_memory_reserved()) == (2 * MIB, 22 * MIB)
    cuda.reset_peak_memory_stats()
    assert (cuda.max_memory_reserved(), cuda.max_memory_allocated()) == (2 * MIB, UNIT)
    del small
    cuda.empty_cache()
    assert (cuda.memory_reserved(), cuda.max_memory_reserved()) == (0, 2 * MIB)


@script
def peaks_and_resets() -> None:
    cuda = torch.cuda
    x = torch.ones(256, 1024, device="cuda")  # 1 MiB
    y = x * 2 + 1  # at most 3
    assert (cuda.max_memory_allocated(), cuda.memory_allocated()) == (3 * MIB, 2 * MIB)
    cuda.reset_peak_memory_stats()
    assert cuda.max_memory_allocated() == 2 * MIB
    del y
    assert (cuda.max_memory_allocated(), cuda.memory_allocated()) == (2 * MIB, MIB)
    cuda.reset_peak_memory_stats("cuda:0")
    assert cuda.max_memory_allocated(0) == cuda.memory_allocated(CUDA) == MIB


@script
def statistics_in_full() -> None:
    x = torch.ones(3, device="cuda")
    y = [torch.ones(300, device="cuda") for _ in range(4)]  # 1200 bytes, 1536 each
    del y[1:]
    found = torch.cuda.memory_stats()
    parts = {
        "allocation.all": (2, 5, 5, 3),
        "allocated_bytes.all": (UNIT + 1536, UNIT + 4 * 1536, UNIT + 4 * 1536, 3 * 1536),
        "requested_bytes.all": (12 + 1200, 12 + 4 * 1200, 12 + 4 * 1200, 3 * 1200),
        "active_bytes.small_pool": (UNIT + 1536, UNIT + 4 * 1536, UNIT + 4 * 1536, 3 * 1536),
        "reserved_bytes.all": (2 * MIB, 2 * MIB, 2 * MIB, 0),
        "segment.small_pool": (1, 1, 1, 0),
        "allocated_bytes.large_pool": (0, 0, 0, 0),
    }
    names = ("current", "peak", "allocated", "freed")
    assert {each: tuple(found[f"{each}.{part}"] for part in names) for each in parts} == parts
    assert found["num_alloc_retries"] == found["num_ooms"] == 0
    torch.cuda.reset_accumulated_memory_stats()
    assert torch.cuda.memory_stats()["allocation.all.allocated"] == 0
    assert torch.cuda.memory_stats()["allocation.all.current"] == 2
    assert "Allocated memory" in torch.cuda.memory_summary()
    assert x.is_cuda


@script
def out_of_memory() -> None:
    keep = torch.empty(1 << 20, device="cuda")  # 4 MiB
    raises(
        torch.OutOfMemoryError,
        "CUDA out of memory. Tried to allocate 80.00 GiB",
        lambda: torch.empty(80 << 30, dtype=torch.uint8, device="cuda"),
    )
    raises(torch.cuda.OutOfMemoryError, "GPU 0 has a total capacity of 80", lambda: torch.empty(1 << 40, dtype=torch.uint8, device="cuda"))
    assert torch.cuda.memory_allocated() == 4 * MIB
    assert keep.is_cuda


@script
def hooks_and_functions_see_the_device() -> None:
    seen: list[Any] = []

    class Double(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
            seen.append(x.device)
            ctx.save_for_backward(x)
            return x * 2

        @staticmethod
        def backward(ctx: Any, *gradients: torch.Tensor) -> Any:
            seen.extend((gradients[0].device, ctx.saved_tensors[0].device, torch.ones(2, device="cuda").device))
            return gradients[0] * 2

    x = torch.ones(2, device="cuda", requires_grad=True)
    x.register_hook(lambda gradient: seen.append(gradient.device))
    x.register_post_accumulate_grad_hook(lambda leaf: seen.append(leaf.grad.device))
    with torch.autograd.graph.saved_tensors_hooks(lambda t: seen.append(t.device) or t, lambda t: seen.append(t.device) or t):
        y = Double.apply(x).exp()
    y.sum().backward()
    layer = nn.Linear(2, 2, device="cuda")
    layer.register_forward_hook(lambda module, given, out: seen.append(out.device))
    layer.register_full_backward_hook(lambda module, given, out: seen.append(out[0].device))
    layer(x).sum().backward()
    assert set(seen) == {CUDA}
    assert len(seen) >= 12


@script
def resizing_results() -> None:
    out, x = torch.empty(0, device="cuda"), torch.ones(300, device="cuda")
    torch.add(x, 1, out=out)
    assert out.is_cuda
    assert out.tolist() == [2.0] * 300
    assert torch.cuda.memory_allocated() == 2 * 1536
    del out
    assert torch.cuda.memory_allocated() == 1536


@script
def weak_references_and_identity() -> None:
    x = torch.ones(2, device="cuda")
    seen, number = weakref.ref(x), id(x)
    assert id(x.view(2)) != number
    y = x
    del x
    assert seen() is y
    del y
    assert seen() is None
    assert torch.cuda.memory_allocated() == 0


@script
def sparse_tensors_do_not_break() -> None:
    x = torch.eye(3).to_sparse()
    assert x.device.type == "cpu"
    assert torch.sparse.mm(x, torch.ones(3, 1)).tolist() == [[1], [1], [1]]


@script
def the_host_is_as_it_was() -> None:
    x = torch.randn(5, 5, requires_grad=True)
    (x @ x).sum().backward()
    assert x.grad.device.type == "cpu"
    assert x.grad.numpy().shape == (5, 5)
    assert np.asarray(x.detach()).shape == (5, 5)
    assert copy.deepcopy(x).device.type == "cpu"
    assert torch.cuda.memory_allocated() == torch.cuda.max_memory_allocated() == 0
    assert torch.cuda.memory_reserved() == 0
