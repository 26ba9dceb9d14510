"""Which of the known melodies is being hummed? Each recording is compared with all melodies of a catalogue."""

import torch


class Catalogue:
    """Known melodies, each described by a row of numbers."""

    def __init__(self, melodies):
        self.melodies = melodies

    def squared_distances(self, recordings):
        """Return the squared distance of each recording to each melody, one row per recording."""
        difference = recordings[:, None, :] - self.melodies[None, :, :]
        return (difference**2).sum(dim=-1)


def similarity(recordings, melodies):
    """Return how much each recording is like each melody: 1 if they agree, near 0 if they have nothing in common."""
    distances = Catalogue(melodies).squared_distances(recordings)
    return (1 + distances).reciprocal()


if __name__ == "__main__":
    device = "cuda" if torch.cuda.is_available() else "cpu"
    melodies = torch.randn(512, 16, dtype=torch.float64, device=device)
    recordings = melodies[:256] + 0.3 * torch.randn(256, 16, dtype=torch.float64, device=device)
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()
    likeness = similarity(recordings, melodies)
    right = likeness.argmax(dim=1) == torch.arange(256, device=device)
    print(f"recognised: {right.sum().item()} of 256")
    print(f"{likeness.numel()} likenesses, {likeness.numel() * likeness.element_size() >> 10} KiB")
