"""Verdicts as text. Each reporter is a function of one Verdict and imports nothing else of ours."""
