# expect: WRONG_VALUE — the features have lost half of their digits
# float() copies, so what you keep is small and has a storage of its own. But it has float32 numbers, of which about
# seven digits are right. That was not asked for, and the row was never what needed the memory.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard.append(output[0].detach().float())

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, listener.heard
