"""Run the layers one after the other, with nothing recorded.

Why it works: whoever calls the layers by name needs no hook, because the features are a local variable. Under no_grad()
there is no graph. What remains is the storage: cards[number] = features[0] copies the row into a tensor that was made
for all the cards. The output of the batch loses its last owner when `features` gets its next value. (This needs to know
how the model is put together. A hook does not.)
"""

import torch


@torch.no_grad()
def grade(model, batches):
    grades = []
    cards = batches[0].new_empty(len(batches), len(model.features.weight))
    for number, pictures in enumerate(batches):
        features = model.features(model.edges(pictures))
        cards[number] = features[0]
        grades.append(model.grade(features).mean().item())
    return grades, cards
