# expect: OVER_BUDGET — the hook stays on the model
# Nobody takes the hook off. The model belongs to the caller and lives on, the hook belongs to the model, and what the
# hook refers to lives with it: a list with the features of all batches. That is why memory is left over even when
# your results are gone. And at the next call two hooks will be listening.


def grade(model, batches):
    heard = []
    model.features.register_forward_hook(lambda layer, inputs, output: heard.append(output.detach()))
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    return grades, [features[0].clone() for features in heard]
