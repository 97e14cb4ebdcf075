"""A YAML file read so that every value can be traced to its line."""

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.cyaml import CParser
from yaml.resolver import Resolver


class _Plain:
    """YAML as usual, but a date that does not exist stays text: it is then reported where it stands, like any fault.

    Only plain values are read: no tag that names a kind of object, and no alias, a few lines of which fill any memory.
    """

    def compose_node(self, parent, index):
        """The next node, if it is a plain value."""
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or event.tag:
            refused = f"tanda {'*' if isinstance(event, yaml.AliasEvent) else event.tag} tidak diterima"
            raise yaml.composer.ComposerError(None, None, refused, event.start_mark)
        return super().compose_node(parent, index)

    def construct_yaml_timestamp(self, node):
        """The date that ``node`` writes, or its text where there is no such day."""
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            return node.value

    def construct_yaml_int(self, node):
        """The whole number that ``node`` writes, if it is one that any machine can count with."""
        value = super().construct_yaml_int(node)
        if abs(value) >= 2**63:
            raise ValueError
        return value


class _Loader(_Plain, yaml.SafeLoader):
    """The reader that says best what is wrong."""


class _Fast(_Plain, Composer, CParser, SafeConstructor, Resolver):
    """The reader ten times as fast: libyaml takes the text apart, the nodes are put together here."""

    def __init__(self, text):
        """A reader of one text."""
        CParser.__init__(self, text)
        Composer.__init__(self)
        SafeConstructor.__init__(self)
        Resolver.__init__(self)


for _reader in (_Loader, _Fast):
    _reader.add_constructor("tag:yaml.org,2002:timestamp", _Plain.construct_yaml_timestamp)
    _reader.add_constructor("tag:yaml.org,2002:int", _Plain.construct_yaml_int)


def read(text):
    """The tree of nodes, which knows lines, and the plain value of a YAML document; raises ``yaml.YAMLError``."""
    try:
        return _read(_Fast, text)
    except yaml.YAMLError:
        # read again by the one whose words tell a reader what to mend
        return _read(_Loader, text)


def _read(reader, text):
    try:
        loader = reader(text)
        node = loader.get_single_node()
        return node, node and loader.construct_document(node)
    except (ValueError, RecursionError) as problem:
        raise yaml.YAMLError("bilangan terlalu panjang atau lekukan terlalu dalam") from problem


def line(node, path):
    """The line of the key at ``path`` below ``node``, or of the last step of ``path`` that exists."""
    found = node.start_mark.line + 1
    for step in path:
        children = _children(node)
        if step not in children:
            break
        mark, node = children[step]
        found = mark.line + 1
    return found


def duplicates(node, path=()):
    """Each key that stands twice in one mapping: its path, its line and the line of the first."""
    seen = {}
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        here = key.start_mark.line + 1
        if key.value in seen:
            yield (*path, key.value), here, seen[key.value]
        seen.setdefault(key.value, here)
    for step, (_, child) in _children(node).items():
        yield from duplicates(child, (*path, step))


def _children(node):
    if isinstance(node, yaml.MappingNode):
        return {key.value: (key.start_mark, child) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        return {i: (child.start_mark, child) for i, child in enumerate(node.value)}
    return {}
