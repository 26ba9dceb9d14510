# expect: RAISED — written into an argument
# If you let the product take the place of the template or of the scan, then you write into a tensor that is the
# caller's, and for a leaf that requires a gradient torch refuses it. No copy is needed where nobody writes; here it
# would be. What this program makes itself, it may write into: which tensor is that?


def evidence(template, scan):
    return template.mul_(scan).relu_().sum()
