"""The kinds of argument that a learner's function can take: nasty values, drawn values, and simpler ones to shrink to.

A value here is what travels in a question: a TensorValue for tensors, a plain int or float otherwise.
"""

from grader.inputs.array import LAYOUTS, MOST_ELEMENTS, Array
from grader.inputs.common import FRIENDLY, STATES, Input, Value
from grader.inputs.plain import Integer, Real
from grader.inputs.scalar import Scalar

__all__ = ["FRIENDLY", "LAYOUTS", "MOST_ELEMENTS", "STATES", "Array", "Input", "Integer", "Real", "Scalar", "Value"]
