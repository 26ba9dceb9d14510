# expect: SIDE_EFFECT — the hook stays on the model
# The numbers are right, but nobody takes the hook off. The model belongs to the caller and lives on, the hook belongs
# to the model, and what the hook refers to lives with it, even when your results are gone. And at the next call the
# old hook listens, too. Take it off before you return: registering it gives you a handle for that.


def grade(model, batches):
    heard = []
    model.features.register_forward_hook(lambda layer, inputs, output: heard.append(output.detach()))
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    return grades, [features[0].clone() for features in heard]
