# expect: SIDE_EFFECT — switched the caller's model to evaluation
# eval() changes how dropout and batch normalisation compute. It has nothing to do with memory: torch records as before.
# And the model is the caller's: it came in training mode, and you hand it back in another one.


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
    model.eval()
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, [features[0].detach() for features in listener.heard]
