"""Sum over the D numbers first, by hand.

Cause: the sum over the last side came after the whole tensor of N * M * D squares had been made.
A sum can be built up term by term. For one of the D numbers all pairs make a table of differences, N * M. Its square is
added to the table of distances, and then it is given back. There are never more than three tables, and as nothing is
multiplied out, no digits cancel, either.
"""


def similarity(recordings, melodies):
    """Return how much each recording is like each melody: 1 if they agree, near 0 if they have nothing in common."""
    distances = recordings.new_zeros(len(recordings), len(melodies))
    for feature in range(recordings.shape[1]):
        distances += (recordings[:, feature, None] - melodies[:, feature]) ** 2
    return (1 + distances).reciprocal()
