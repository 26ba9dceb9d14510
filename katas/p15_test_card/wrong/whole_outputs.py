# expect: OVER_BUDGET — the hook keeps the whole outputs
# The hook keeps the output as it comes: the features of all pictures, with the graph that leads back through the
# network. What you take of it at the end is one row per batch, but until then everything is alive, and since this row
# is a view, all the features stay alive even after the call. torch.cuda.empty_cache() frees nothing that a list holds.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard.append(output)

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, [features[0].detach() for features in listener.heard]
