# expect: WRONG_VALUE — the numbers are added up before they are compared
# Each row is one number now, and the table needs nothing more. But the square of a sum is not the sum of the squares:
# the rows 1, -1 and 0, 0 have the same sum, and their squared distance is 2. Summing early is only allowed where the
# formula can be multiplied out.


def squared_distances(recordings, melodies):
    return (recordings.sum(dim=1)[:, None] - melodies.sum(dim=1)) ** 2


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
