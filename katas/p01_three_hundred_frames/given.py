"""The frames of a camera before a lamp."""


def frames(raw, levels):
    """Pairs of what the pixels read (a tensor) and of the lamp's level (a Python float), as a loader hands them out."""
    return [(reading.clone(), level) for reading, level in zip(raw, levels.tolist(), strict=True)]
