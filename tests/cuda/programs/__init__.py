"""Programs as learners write them, each beside its figures."""

MODULES = ("rounding", "lifetimes", "graphs", "saving", "training", "layers", "transforms", "moving", "answers", "seeds")
