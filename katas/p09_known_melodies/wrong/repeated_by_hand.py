# expect: OVER_BUDGET — recordings and melodies are repeated for each pair
# You brought both sides to the same shape before the subtraction, and so there are two more large tensors than
# before: repeat and repeat_interleave copy. Broadcasting (or expand) would at least have done this without copies. It
# is not the broadcasting that takes the memory here. What is?


def squared_distances(recordings, melodies):
    heard = recordings[:, None, :].repeat(1, len(melodies), 1)
    known = melodies[None, :, :].repeat(len(recordings), 1, 1)
    difference = heard - known
    return (difference**2).sum(dim=-1)


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
