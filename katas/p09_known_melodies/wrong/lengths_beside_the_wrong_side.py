# expect: RAISED — two shapes that do not fit, or fit by accident
# The two sides do not fit together here. If you multiplied the square out, then there is one number for each
# recording and one for each melody, and they have to run along different sides of the table. A side is added in front
# if you say nothing, so that a row of N numbers goes along the columns. With as many recordings as melodies torch
# would not even complain.


def squared_distances(recordings, melodies):
    lengths = (recordings**2).sum(dim=1) + (melodies**2).sum(dim=1)
    return lengths - 2 * recordings @ melodies.T


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
