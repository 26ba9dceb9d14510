# expect: WRONG_VALUE — kept the features of one test card only
# To throw the old ones away keeps the memory small. But the features were wanted for each batch, and they are small:
# a few hundred numbers. What has to go is what hangs on them.


class Listener:
    def __init__(self, layer):
        self.heard = []
        self.handle = layer.register_forward_hook(self.note)

    def note(self, layer, inputs, output):
        self.heard = [output[0].detach().clone()]

    def stop(self):
        self.handle.remove()


def grade(model, batches):
    listener = Listener(model.features)
    grades = []
    for pictures in batches:
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, listener.heard
