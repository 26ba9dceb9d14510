"""Verdicts as text. Each reporter is a function of one Verdict, or of many with their points, and imports little else of ours."""
