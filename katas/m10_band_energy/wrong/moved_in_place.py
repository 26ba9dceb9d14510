# expect: RAISED — moved the axes of the caller's tensor
# A name that ends in an underscore changes the tensor itself. If you move the axes of x in place: torch refuses,
# because x belongs to the caller and requires a gradient. Make a moved view, and leave x as it is.


def band_energy(x):
    rows = x.transpose_(1, 2)
    return (rows - rows.mean(dim=2, keepdim=True)).square().sum(dim=2)
