"""Set up, inside this folder, what running (or testing) needs: python3 -m tools.environment run|test

Only the standard library and the grammar of Python 3.6, so that an old Python can say that it is old.
Run as a module: as a script it would take tools/types.py for Python's own `types`.
"""

import glob
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PROGRAMS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(PROGRAMS, "python")
NODE = os.path.join(PROGRAMS, "node")
NPM = os.path.join(PROGRAMS, "npm")
NO_VENV = """This Python cannot make virtual environments: its venv module, or pip for it, is missing.
On Debian or Ubuntu:  sudo apt install python3-venv   (or use a Python from python.org, pyenv or uv)"""


def main(purpose: str) -> None:
    os.chdir(ROOT)
    take_a_newer_python()
    began = time.perf_counter()
    for_tests = purpose == "test"
    done = [virtual_environment(), python_packages("run", "build")]
    done += [python_packages("test")] if for_tests else []
    done += [node_packages(for_tests), types(), static_files(for_tests), catalogues()]
    if any(done):
        print(f"Set up in {time.perf_counter() - began:.1f} s.", flush=True)


def take_a_newer_python() -> None:
    """Go on with python3.14 … python3.11 where the plain python3 is too old."""
    if sys.version_info >= OLDEST:
        return
    for minor in (14, 13, 12, 11):
        newer = shutil.which(f"python3.{minor}")
        if newer and subprocess.call([newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            sys.exit(subprocess.call([newer, "-m", "tools.environment", *sys.argv[1:]]))
    sys.exit(f"Facilitator needs Python 3.11 or newer; this is {sys.version.split()[0]}.")


def virtual_environment() -> bool:
    made = os.path.exists(PYTHON)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return step("a Python environment", "python", version, make_virtual_environment, made)


def make_virtual_environment() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        sys.exit("\n" + NO_VENV)
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError:
        sys.exit("\n" + NO_VENV)


def python_packages(*sets: str) -> bool:
    locks = [f"requirements/{name}.txt" for name in sets]
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", *(word for lock in locks for word in ("--requirement", lock))]
    return step("Python packages to " + sets[0], sets[0], contents(locks), lambda: call(command))


def node_packages(for_tests: bool) -> bool:
    """Those that only tests need stay away from a first `make run`."""
    lock = contents(["package.json", "package-lock.json"])
    made = os.path.isdir("node_modules/esbuild")
    if made and stamp("node") == lock + " with those of tests":
        return False
    command = [NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command += [] if for_tests else ["--omit=dev"]
    needed = lock + (" with those of tests" if for_tests else "")
    return step("browser packages", "node", needed, lambda: call(command), made)


def types() -> bool:
    """TypeScript's idea of what travels, made from Python's."""
    sources = contents([*files("facilitator/**/*.py"), "tools/types.py"])
    made = os.path.exists("static/src/types.gen.ts")
    command = [PYTHON, "-m", "tools.types"]
    return step("types for the browser", "types", sources, lambda: call(command), made)


def static_files(for_tests: bool) -> bool:
    sources = contents([*files("static/src/**/*"), "tools/build.mjs", "package-lock.json"])
    tested = os.path.isdir("static/dist/test")
    made = os.path.exists("static/dist/manifest.json") and (tested or not for_tests)
    command = [NODE, "tools/build.mjs", *(["--test"] if tested or for_tests else [])]
    return step("static files", "static", sources, lambda: call(command), made)


def catalogues() -> bool:
    """After each build of the static files too, whose manifest lists the browser's words."""
    command = [PYTHON, "-m", "tools.catalogue", "compile"]
    made = bool(glob.glob("static/dist/words-*.js"))
    return step("catalogues", "words", words, lambda: call(command), made)


def words() -> str:
    sources = ["facilitator/**/*.py", "facilitator/translations/**/*.po", "static/src/**/*", "tools/*.py"]
    found = [file for pattern in sources for file in files(pattern)]
    return contents([*found, "static/dist/manifest.json"])


def step(
    title: str, name: str, needed: "str | Callable[[], str]", act: "Callable[[], None]", made: bool = True
) -> bool:
    """Act, unless it was done for just this before; say what is done and how long it took."""
    key = needed() if callable(needed) else needed
    if made and stamp(name) == key:
        return False
    print(f"  {title:<28}", end="", flush=True)
    began = time.perf_counter()
    act()
    with open(os.path.join(VENV, "stamp-" + name), "w", encoding="utf-8") as file:
        file.write(needed() if callable(needed) else needed)
    print(f"{time.perf_counter() - began:5.1f} s", flush=True)
    return True


def stamp(name: str) -> "str | None":
    try:
        with open(os.path.join(VENV, "stamp-" + name), encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None


def files(pattern: str) -> "list[str]":
    return sorted(path for path in glob.glob(pattern, recursive=True) if os.path.isfile(path))


def contents(paths: "list[str]") -> str:
    """One number for these files as they are, so that a change of any of them is noticed."""
    digest = hashlib.sha256()
    for path in paths:
        if os.path.exists(path):
            with open(path, "rb") as file:
                digest.update(path.encode() + b"\0" + hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def call(command: "list[str]") -> None:
    """Run a program of the environment; its own words are shown only when it fails."""
    path = PROGRAMS + os.pathsep + os.environ.get("PATH", "")
    settings = dict(os.environ, PATH=path, PYTHONPATH=ROOT, PYTHONWARNINGS="ignore")
    ran = subprocess.run(command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if ran.returncode:
        print("failed\n\n" + ran.stdout.decode("utf-8", "replace"))
        sys.exit("This did not work: " + " ".join(command))


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["test"]):
        sys.exit(__doc__)
    main(sys.argv[1])
