# expect: WRONG_GRADIENT — the product has rows and columns swapped
# A matrix of ones and zeros can say which slope belongs to which row, and a product with it adds up what belongs
# together. But one_hot(ids) has a row for each rating. For the product with the slopes it has to have a column for
# each rating. Where a batch happens to have as many ratings as the table has rows, the numbers are wrong without an
# error.

import torch


def back(slopes, ids, table):
    return torch.nn.functional.one_hot(ids, len(table)).to(slopes.dtype) @ slopes


def gradients(U, V, viewers, films, ratings):
    pull = 2 * ((U[viewers] * V[films]).sum(dim=1) - ratings)[:, None]
    return back(pull * V[films], viewers, U), back(pull * U[viewers], films, V)
