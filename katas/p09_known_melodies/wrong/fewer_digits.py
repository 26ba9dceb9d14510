# expect: WRONG_VALUE — the table is float32
# Half the bytes per number, half the memory: 16 tables become 8. That is not enough, and float64 was asked for. A
# tensor of N * M * D entries is too large in any dtype; the way out is not to make it.


def squared_distances(recordings, melodies):
    difference = recordings.float()[:, None, :] - melodies.float()[None, :, :]
    return (difference**2).sum(dim=-1)


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
