"""Where random draws start."""

import zlib

import numpy as np


def stream(seed, name):
    """The random stream of one purpose; so a new purpose changes no other's numbers.

    Parameters
    ----------
    seed : int
    name : str

    Returns
    -------
    numpy.random.Generator
    """
    return np.random.default_rng([seed, zlib.crc32(name.encode())])
