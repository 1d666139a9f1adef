"""What can be wrong with a look: contrast by night, targets too small for a thumb, words that spill."""

from contextlib import contextmanager

from tests.browser.conftest import faults_of, overflow_of

THUMB = 44  # pixels
NARROW = {"width": 320, "height": 640}  # what 640 pixels are at a zoom of 200 %

CONTRAST = "() => axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']})"
SMALL = """(least) => {
  const pressed = 'button, a.button, summary, select, input, [role=tab], label.choice, label.consent-choice'
  const own = (each) => !(each.closest('label') && each.matches('input'))
  return [...document.querySelectorAll(`${pressed}, .segments label`)]
    .filter((each) => own(each) && each.checkVisibility() && each.type !== 'hidden')
    .map((each) => [each.innerText || each.id, each.getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < least - 0.5)
    .map(([words, box]) => `${words.slice(0, 30)}: ${Math.round(box.width)} x ${Math.round(box.height)}`)
}"""
# A state that a reader's own colours would hide: no thick edge tells it.
PALE = """() => {
  const sides = ['Top', 'Right', 'Bottom', 'Left']
  const edge = (look) => Math.max(...sides.map((side) => parseFloat(look[`border${side}Width`])))
  const tabs = '.tabs > :is([aria-current], [aria-selected=true])'
  return [...document.querySelectorAll(`[aria-pressed=true], .button[aria-current], ${tabs}`)]
    .filter((each) => each.checkVisibility() && edge(getComputedStyle(each)) < 2)
    .map((each) => each.innerText)
}"""
SPILLS = """() => {
  const parts = [...document.querySelectorAll('.wall > *')].map((part) => {
    const inner = [part, ...part.querySelectorAll('*')].filter((each) => !each.closest('svg'))
    const bottoms = inner.map((each) => each.getBoundingClientRect().bottom)
    return [part.className, part.getBoundingClientRect().top, Math.max(...bottoms)]
  })
  return parts
    .filter(([, , bottom], place) => bottom > (parts[place + 1]?.[1] ?? innerHeight) + 1)
    .map(([name, , bottom]) => `${name} ends at ${Math.round(bottom)}`)
}"""


@contextmanager
def seen(page, **media):
    """As somebody sees a page who has asked for a dark or a forced set of colours."""
    page.emulate_media(**media)
    yield
    page.emulate_media(**dict.fromkeys(media, "null"))


def faults_in(page, name):
    """Return what is wrong with a page, as its name says who looks at it with what."""
    found = faults_of(page)
    if (over := overflow_of(page)) > 0:
        found.append(("wider than the window", over))
    if "phone" in name:
        found += [("too small for a thumb", words) for words in page.evaluate(SMALL, THUMB)]
    if "wall" in name:
        found += [("spills", words) for words in page.evaluate(SPILLS)]
    return found


def faults_by_night(page):
    """Return what is too pale in the dark, in a page on which axe has run already."""
    with seen(page, color_scheme="dark"):
        found = page.evaluate(CONTRAST)["violations"]
    return [("too pale by night", node["target"]) for fault in found for node in fault["nodes"]][:4]


def faults_in_need(page):
    """Return what is wrong at twice the size, and in the few colours that a reader has chosen."""
    with seen(page, forced_colors="active"):
        found = [("told by a colour alone", words) for words in page.evaluate(PALE)]
    usual = page.viewport_size
    page.set_viewport_size(NARROW)
    if (over := overflow_of(page)) > 0:
        found.append(("wider than 320 pixels", over))
    page.set_viewport_size(usual)
    return found
