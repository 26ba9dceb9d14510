"""Send the row to the host, and listen for one batch at a time.

Why it works: cpu() copies a tensor from the GPU into memory of the host. Of a detached row it copies the numbers and
nothing else, so on the GPU nothing is kept at all; that is worth its wait where the results of a whole day pile up.
The list belongs to the hook's closure. The hook is taken off in `finally`, even if the model raises an error in
between, so that nothing of it stays on the caller's model.
"""


def grade(model, batches):
    grades, cards = [], []
    handle = model.features.register_forward_hook(lambda layer, inputs, output: cards.append(output[0].detach().cpu()))
    try:
        for pictures in batches:
            grades.append(model(pictures).mean().item())
    finally:
        handle.remove()
    return grades, cards
