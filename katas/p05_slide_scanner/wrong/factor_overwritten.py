# expect: WRONG_VALUE — wrote over a number that was needed once more
# No new tensor, but wrong numbers. In u * min(max(u + 3, 0), 6) / 6 the u stands twice. If you wrote the second factor
# into x step by step, then the first factor, u itself, was gone when you came to multiply. In place is fine as long as
# nobody needs the old numbers, and here your own next line did.


def activate(x, scale, shift):
    x.mul_(scale[:, None]).add_(shift[:, None])
    x.add_(3).clamp_(0, 6).mul_(x).div_(6)
    return x
