# expect: OVER_BUDGET — copied the rows when all batches were through
# After the call all is well: the results are copies of their own, and nothing else is alive. But until then the list
# held everything, batch after batch. On a long day the program never comes to this line. Copy in the hook.


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
    return grades, [features[0].detach().clone() for features in listener.heard]
