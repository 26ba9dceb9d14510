# expect: WRONG_VALUE — the mean of the batch instead of the test card
# The mean over the batch is a small tensor with a storage of its own: a good thing to keep in a hook. But it is another
# quantity. It changes with the fruit; the features of the test card, the first row, change with the camera only.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard.append(output.detach().mean(dim=0))

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, listener.heard
