# expect: WRONG_GRADIENT — the slopes are added to what the caller's .grad holds already
# Letting torch differentiate is a good repair, and the formula has the right sign now. But backward() adds to .grad,
# and the tensors belong to the caller: an old slope may lie there already. Work with tensors of your own.


def gradient(u_out, u_in):
    u_out.requires_grad_()
    u_in.requires_grad_()
    ((u_out / u_in) ** 2).backward()
    return u_out.grad, u_in.grad
