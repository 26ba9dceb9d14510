"""How each framework builds arguments, reads results and keeps its global state. One module per framework."""
