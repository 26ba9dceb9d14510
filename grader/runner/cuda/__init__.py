"""A CUDA device that is not there: real values on the CPU, and the memory figures that the device's allocator would report."""
