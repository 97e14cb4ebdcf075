"""The system's Chromium, driven as a reader would: what it shows, asks for, prints and can be reached by keyboard."""

import os
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium on this machine; on Debian: apt-get install chromium"


@contextmanager
def started():
    """A browser; without one the tests are skipped, but where CI is set they fail."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser, file, width=1280, height=900, **options):
    """A page with the file, and what it asked for and complained about while it loaded."""
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
    noise = []
    page.on("request", lambda request: noise.append(request.url))
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto(file.as_uri())
    return page, noise


def seen(page, selector):
    """The texts of the elements that are shown."""
    return [text for text in page.locator(selector).locator("visible=true").all_inner_texts() if text.strip()]


FOCUSED = """() => {
    const at = document.activeElement, look = getComputedStyle(at), box = at.getBoundingClientRect();
    return {
        place: [...document.querySelectorAll("*")].indexOf(at), kind: at.className || at.tagName,
        ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


def tabbed(page, most=2000):
    """Where Tab leads, from the beginning of the page until it leaves it."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["kind"] == "BODY":
            return stops
        stops.append(stop)
    raise AssertionError("Tab never leaves the page")


OVERFLOW = """() => {
    const over = element => element.getBoundingClientRect().right > innerWidth + 1
        && !element.closest(".box, pre, .skip") && element.getClientRects().length;
    const found = [...document.querySelectorAll("body *")].filter(over).map(element => element.outerHTML.slice(0, 80));
    return [...found, ...(document.documentElement.scrollWidth > innerWidth ? ["page"] : [])];
}"""


def overflow(page, width, height=900):
    """What reaches beyond the right edge of the window, scroll boxes aside."""
    page.set_viewport_size({"width": width, "height": height})
    return page.evaluate(OVERFLOW)


def fonts(page):
    """The names of the fonts that letters were really drawn with."""
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    nodes = client.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body :not(svg, svg *)"})["nodeIds"]
    found = (client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in nodes)
    return {font["familyName"] for drawn in found for font in drawn}
