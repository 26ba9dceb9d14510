"""The simulated CUDA device: are its figures those of a real one, to the byte, and its numbers those of the CPU?"""
