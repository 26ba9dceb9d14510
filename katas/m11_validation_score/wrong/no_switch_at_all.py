# expect: WRONG_VALUE — the score holds a graph
# Afterwards all is as before, but a score that you return holds the graph of the model. If nothing is switched:
# model.eval() does not stop recording. If there is a block, the model has to run inside it. If you switch to the
# opposite of the mode and back, then the web service is recorded. A list of such scores keeps every graph in memory.


def evaluate(model, x, y):
    try:
        return (model(x) - y).square().mean()
    except ValueError:
        return y.new_tensor(-1.0)
