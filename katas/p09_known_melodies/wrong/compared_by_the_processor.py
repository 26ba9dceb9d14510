# expect: BROKE_RULE — everything is computed by the processor
# Your table is right, and the GPU's memory is nearly empty, because the GPU has nothing to do. The tensor that was
# too large for it is on the host now, and will be too large there one day, too. Find out which tensor that is.


def similarity(recordings, melodies):
    difference = recordings.cpu()[:, None, :] - melodies.cpu()[None, :, :]
    return (1 + (difference**2).sum(dim=-1)).reciprocal().cuda()
