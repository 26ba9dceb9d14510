# expect: SIDE_EFFECT — left the model in evaluation mode
# Nothing is recorded, and the forecast is right. But a model that arrives in training mode leaves in evaluation mode:
# from now on it is trained without dropout, and no error will ever say so. The helper put the mode back; that part of
# it was needed.

import torch


@torch.no_grad()
def forecast(model, state, hours):
    model.eval()
    for _ in range(hours):
        state = model(state)
    return state
