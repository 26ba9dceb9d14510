# expect: BROKE_RULE — computed on the host
# The numbers are right, and nothing new is on the device. But the feature map travels to the host and back, and all the
# arithmetic is done there. Here the stage was to run on the device. It can do so without a byte more: what does each
# operation do with its result?

from torch.nn import functional


def activate(x, scale, shift):
    return x.copy_(functional.hardswish(x.cpu() * scale.cpu()[:, None] + shift.cpu()[:, None]))
