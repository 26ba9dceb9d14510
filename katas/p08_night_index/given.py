"""The documents of a night, as tensors of their own on the GPU."""


def library(tokens):
    """A list of documents; each has one row of numbers per token."""
    return [document.clone() for document in tokens]
