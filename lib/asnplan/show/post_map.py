"""The peta jabatan: the tree of posts of one unit, with class, holders, need and what they differ by."""

from dataclasses import replace

from asnplan.show import alt, boxes, labels, listed
from asnplan.show.figure import figure
from asnplan.show.style import INCH, across, narrowed, sheet, tokens
from asnplan.show.text import formatted, is_missing, names

KEY = "B bezetting, K kebutuhan, +/\N{MINUS SIGN} bezetting dikurangi kebutuhan"
"""What the letters mean, over the tree."""

SPACE = 5.0
"""The room between tree and lists, and between lists. [mm]"""

TOP, EDGE = 7.0, 0.4
"""The room for one line of heading, and for the edges of boxes at the sides. [mm]"""

BESIDE = (3, 4)
"""So many boxes side by side on a page, the first number that leaves room for the lists."""


@figure(values=lambda **_: ["kebutuhan", "kelas"], beside=lambda **_: ["bezetting", "selisih"])
def post_map(frame, *, amount):
    """Show the posts of one unit: managerial ones as a tree of boxes, the others in lists below it.

    What a page has no room for is counted and left to the appendix, the longest list first.

    Parameters
    ----------
    frame : DataFrame
        One row a post, each after the one above it, as `asnplan.analysis.post_tree` gives them: ``id``, ``induk``,
        ``unit``, ``jabatan``, ``jenis``, ``kelas``, ``bezetting``, ``kebutuhan``, ``selisih``. The unit is
        "kedudukan"; that holders are hidden where they must be is told by ``people``, such as
        ``counts.beside("bezetting", "selisih")``.
    """
    amount = replace(amount, format="d")
    posts = _in_words(frame.set_index("id"), amount)
    shown, beside = _fitting(posts)
    return _draw(posts.loc[shown], posts, beside, amount), _told(posts, frame, amount)


def _in_words(posts, amount):
    """The posts with all that is written of them as words."""
    parts = [
        job if is_missing(part) or not part else f"{job}, {part}"
        for job, part in zip(posts["jabatan"], posts["unit"], strict=True)
    ]
    told = {name: posts[name].map(amount.text) for name in ("bezetting", "kebutuhan")}
    classes = [formatted(level, "d") for level in posts["kelas"]]
    return posts.assign(nama=parts, kelas=classes, selisih=posts["selisih"].map(amount.signed().text), **told)


def _split(posts):
    """The posts of the tree, and the others."""
    tree = posts["jenis"].isin(boxes.LOOKS)
    return posts[tree], posts[~tree]


def _fitting(posts):
    """The posts that a page has room for, and how many boxes stand side by side; a phone shows no others."""
    size = tokens()["figure"]
    room, wide = size["whole"] - TOP - EDGE, size["width"]["page"]
    for beside in BESIDE:
        if _parts(posts, posts, wide, beside, 2)[-1] <= room:
            return posts.index, beside
    kept = posts
    while len(kept) > 1 and _parts(kept, posts, wide, beside, 2)[-1] > room:
        tree, others = _split(kept)
        longest = others["jenis"].mode()
        kept = kept.drop((others[others["jenis"].eq(longest[0])] if len(others) else tree).index[-1])
    return kept.index, beside


def _parts(posts, every, wide, beside, columns):
    """The plan of the tree, the columns of the lists, how wide each is, and how high all is."""
    tree, others = _split(posts)
    gone = every.drop(posts.index)["jenis"]
    more = gone.where(~gone.isin(boxes.LOOKS), listed.TREE).value_counts()
    own = (wide - SPACE * (columns - 1)) / columns
    lists = listed.in_columns(listed.entries(others, more, own), columns)
    made = boxes.plan(tree, wide, beside)
    return made, lists, own, made.height + (SPACE if len(tree) else 0) + listed.height(lists)


def _draw(posts, every, beside, amount):
    """Draw the tree and the lists below it, in millimetres from the top."""
    paper, key = narrowed() == 1, labels.wrapped(amount.what or KEY, labels.WHOLE)
    made, lists, own, high = _parts(posts, every, across(), beside if paper else 1, 2 if paper else 1)
    top = TOP + boxes.LINE * key.count("\n")
    drawing, axes = sheet(high + top + EDGE, whole=True)
    labels.settle(drawing)
    tall = drawing.get_figheight() * INCH
    axes.set_position((0, 0, 1, 1 - top / tall))
    axes.set(xlim=(-EDGE, across() + EDGE), ylim=(tall - top, 0))
    axes.set_axis_off()
    boxes.draw(axes, made, posts)
    for place, column in enumerate(lists):
        listed.draw(axes, column, posts, place * (own + SPACE), high - listed.height(lists), own)
    labels.heading(axes, amount.what or KEY)
    return drawing


def _told(posts, frame, amount):
    """How many posts of which kind there are, under whom, and the extremes of need and balance."""
    tree, others = _split(posts)
    kinds = others.groupby("jenis").size()
    counted = names(f"{n} jabatan {kind}" for kind, n in {listed.TREE: len(tree), **kinds}.items() if n)
    boss = f", dipimpin {tree['nama'].iloc[0]}" if len(tree) else ""
    need, balance = (frame[name].set_axis(posts["nama"]) for name in ("kebutuhan", "selisih"))
    signed = alt.further("Bezetting dikurangi kebutuhan", balance, amount.signed())
    return f"Peta jabatan: {counted}{boss}. {alt.further('Kebutuhan', need, amount)} {signed}"
