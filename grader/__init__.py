"""Debugging katas for gradients, and the grader behind them."""

__version__ = "0.1.0"
