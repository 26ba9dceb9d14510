# attack: forge
# goal: return a tensor that says it equals everything
# expect: WRONG_GRADIENT RAISED DIED

import torch


class Equal(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        if function.__name__ in ("eq", "allclose", "equal", "isclose", "__eq__", "all"):
            return torch.tensor(True)
        return super().__torch_function__(function, types, args, kwargs or {})

    def __eq__(self, other):
        return True

    __hash__ = None


def gradient(x):
    return (x.detach() * 0).as_subclass(Equal)
