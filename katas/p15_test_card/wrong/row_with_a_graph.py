# expect: OVER_BUDGET — the rows still hold their graphs
# One row per batch is what you want. But it is still tied to the graph that it came from: with the row the saved
# outputs of two layers stay alive. Moving it to the host does not help, as cpu() is recorded, too: the number is on
# the host, and its way back on the GPU.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard.append(output[0])

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, listener.heard
