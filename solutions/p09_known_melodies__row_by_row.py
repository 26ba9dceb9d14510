"""Compare one recording at a time, and write its row of the table.

Cause: the differences of all pairs were made at once, N * M * D of them.
One recording has M * D differences: with 256 recordings that is a 256th of the memory. They are given back before the
next recording, and the row goes straight to its place in the table. The loop costs time, since the GPU gets little to
do in each round; a block of some recordings in each round would be a good compromise.
"""


def similarity(recordings, melodies):
    """Return how much each recording is like each melody: 1 if they agree, near 0 if they have nothing in common."""
    rows = recordings.new_empty(len(recordings), len(melodies))
    for i, recording in enumerate(recordings):
        distances = ((recording - melodies) ** 2).sum(dim=1)
        rows[i] = (1 + distances).reciprocal()
    return rows
