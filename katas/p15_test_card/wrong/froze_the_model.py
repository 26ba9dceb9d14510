# expect: SIDE_EFFECT — the caller's parameters no longer require a gradient
# Without parameters that require a gradient nothing is recorded, so the graphs are gone. But these parameters are the
# caller's, who wants to go on training. no_grad() does the same for a block of lines, and leaves nothing behind. Then
# there are still the features of all the pictures.


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
    model.requires_grad_(False)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, [features[0].detach() for features in listener.heard]
