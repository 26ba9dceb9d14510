# expect: WRONG_VALUE — the product is subtracted once
# The product of matrices saves all the memory, and you have nearly multiplied it out: (a - b)² is a² + b² minus *two*
# times a·b. With one of them a melody has a distance to itself. That makes a good test: compare a row with itself.


def squared_distances(recordings, melodies):
    lengths = (recordings**2).sum(dim=1)[:, None] + (melodies**2).sum(dim=1)
    return lengths - recordings @ melodies.T


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
