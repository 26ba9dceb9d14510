# expect: OVER_BUDGET — the mean grades still hold their graphs
# What the hook puts aside is right now: a copy of one row, without a graph. But the means are kept as the model gives
# them out, and each of them leads back through its batch: what the layers saved there stays alive. A mean without a
# way back is a number.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard.append(output[0].detach().clone())

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean())
    listener.stop()
    return grades, listener.heard
