"""Let the hook keep a copy of the one row, without a graph.

Why it works: output[0] is a view of the first row, detach() cuts it off from the graph, and clone() gives it a
storage of its own. After that nobody needs the output but the network itself: when the next batch has come, the
storage of all features and the graph of the last batch are gone. The order matters little, but all three do: without
detach() the copy has a way back, and without clone() the row is a window into the whole.
"""


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
        grades.append(model(pictures).mean().item())
    listener.stop()
    return grades, listener.heard
