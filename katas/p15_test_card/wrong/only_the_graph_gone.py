# expect: OVER_BUDGET — no graph any more, but the features of all the pictures
# The graphs are gone: half of the work. What is left is the features themselves. If you keep the detached output, it is
# all of them. If you keep a row of it, it is a view: it looks like a few numbers, and holds the storage of the whole
# batch. detach() makes a view as well, and no_grad() changes nothing about storages. A row of its own has to be a copy.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard.append(output[0].detach())

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, listener.heard
