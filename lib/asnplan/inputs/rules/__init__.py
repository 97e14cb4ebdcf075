def faults(frames, sheets, assumed):
    return []
