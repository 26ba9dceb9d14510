"""The right answer and how far from it a right program may be: plain numpy, no idea of katas."""
