"""Let NumPy subtract, and send float32.

Cause: float64 operands made float64 results on the GPU, where memory is short.
On the host the difference may be float64 for a moment. What is sent is float32, because it is converted before cuda()
and not after: the other way round the GPU would hold both. (Four times as many bytes travel as with the counts
themselves.) For the gain the dtype is named where the tensor is made.
"""

import numpy as np
import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def loudness(counts, background, gain):
    """Return the loudness of each recording above the background: a list of numbers."""
    above = (counts - background).astype(np.float32)
    level = torch.from_numpy(above).to(DEVICE)
    level = level * torch.tensor(gain, dtype=torch.float32, device=DEVICE)
    return level.clamp(min=0).sum(dim=1).tolist()
