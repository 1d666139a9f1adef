"""The server, with a stopwatch on what `perform` calls for the command $WATCHED.

It writes what it measured to $LAPS when it stops.
"""

from gevent import monkey

monkey.patch_all()

import atexit  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
from collections import Counter  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402
from time import perf_counter_ns, process_time_ns  # noqa: E402

from sqlalchemy import Engine, event  # noqa: E402

from facilitator import live, serve  # noqa: E402
from facilitator.core import commands  # noqa: E402

COMMANDS = []  # what was measured of each
LAPS = Counter()  # nanoseconds of each part of the present command, and its statements


def timed(part, function):
    """Return the function, with its time kept."""

    def timed(*args, **kwargs):
        began = perf_counter_ns()
        try:
            return function(*args, **kwargs)
        finally:
            LAPS[part] += perf_counter_ns() - began

    return timed


def kept(perform):
    """Return `perform`, which keeps the laps of each command, and the processor's time (ns) until then."""

    def kept(*args):
        LAPS.clear()
        done = perform(*args)
        COMMANDS.append({**LAPS, "processor": process_time_ns()})
        return done

    return kept


def timed_writing(writing):
    @contextmanager
    def timed_writing():
        began = perf_counter_ns()
        with writing():
            LAPS["begin"] += perf_counter_ns() - began
            yield
            left = perf_counter_ns()
        LAPS["commit"] += perf_counter_ns() - left

    return timed_writing


@event.listens_for(Engine, "after_cursor_execute")
def count(*_statement):
    LAPS["statements"] += 1


def watch(name):
    """Put a stopwatch on each part of the path of one command."""
    command = commands.REGISTRY[name]
    who, act = timed("who", command.who), timed("act", command.act)
    commands.REGISTRY[name] = replace(command, who=who, act=act)
    commands.writing = timed_writing(commands.writing)
    for part, function in (("payload", "checked"), ("once", "_once"), ("record", "record"), ("tell", "tell")):
        setattr(commands, function, timed(part, getattr(commands, function)))
    live.perform = kept(timed("perform", live.perform))


def watched(serve):
    """Serve with the stopwatch running: only now, with the application made, are the commands known."""

    def watched(*args):
        watch(os.environ["WATCHED"])
        serve(*args)

    return watched


def keep():
    Path(os.environ["LAPS"]).write_text(json.dumps(COMMANDS))


if __name__ == "__main__":
    serve.serve = watched(serve.serve)
    atexit.register(keep)
    from facilitator.commandline import facilitator  # now, so that it takes the watched one

    facilitator()
