"""How thick is the ice below a flight? Fit it to what a radar measured, and keep the misfit of each step."""

import torch

RATE = 0.25


def misfit(thickness, measured):
    """Half the sum of squares where the two are close; one wild echo pulls with a force of at most 1."""
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    """Return the thickness after n steps of descent, and the misfit before each of them."""
    thickness = thickness.detach()
    curve = []
    for _ in range(n):
        thickness.requires_grad_()
        loss = misfit(thickness, measured)
        loss.backward()
        curve.append(loss)
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)  # there is no ice below the rock
    return thickness, curve


if __name__ == "__main__":
    device = "cuda" if torch.cuda.is_available() else "cpu"
    last_year = torch.full((1_000_000,), 100.0, dtype=torch.float64, device=device)
    radar = last_year + torch.randn_like(last_year)
    for n in (1, 10, 20):
        ice, curve = fit(last_year, radar, n)
        print(f"{n} steps, thickness {ice.mean():.3f}, last misfit {curve[-1]}")
        if device == "cuda":
            print(f"allocated: {torch.cuda.memory_allocated() / 2**20:.0f} MiB")
