"""The layers that somebody else has trained, as they come out of a file."""


def trained(layers):
    """A list of plain tensors, one matrix per layer."""
    return [each.clone() for each in layers]
