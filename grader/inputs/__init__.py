"""The kinds of argument that a learner's function can take: nasty values, drawn values, and simpler ones to shrink to.

A value here is what travels in a question: a TensorValue for tensors, a GivenValue for objects, a plain Python value otherwise.
"""

from grader.inputs.array import MOST_ELEMENTS, Array
from grader.inputs.built import Given
from grader.inputs.common import FRIENDLY, STATES, Input, Sizes, Value
from grader.inputs.labels import Index, Mask, Probabilities
from grader.inputs.numbers import LAYOUTS
from grader.inputs.plain import Choice, Drawn, Integer, Real
from grader.inputs.scalar import Scalar
from grader.inputs.shaped import Floats

__all__ = [
    "FRIENDLY",
    "LAYOUTS",
    "MOST_ELEMENTS",
    "STATES",
    "Array",
    "Choice",
    "Drawn",
    "Floats",
    "Given",
    "Index",
    "Input",
    "Integer",
    "Mask",
    "Probabilities",
    "Real",
    "Scalar",
    "Sizes",
    "Value",
]
