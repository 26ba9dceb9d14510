# expect: OVER_BUDGET — a copy of the row, with a graph
# A copy of the row no longer holds the storage of the batch, that is true. But clone() is recorded: the copy knows
# where it came from, and behind it the graph holds what the layers saved, which is the features again and more. Cut
# the way back as well.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard.append(output[0].clone())

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, listener.heard
