"""The server, with a stopwatch on what `perform` calls for the command $WATCHED.

It writes what it measured to $LAPS when it stops.
"""

from gevent import monkey

monkey.patch_all()

import atexit  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
from collections import defaultdict  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402
from time import perf_counter_ns, process_time_ns  # noqa: E402

from sqlalchemy import Engine, event  # noqa: E402

from facilitator import live, serve  # noqa: E402
from facilitator.core import commands  # noqa: E402

LAPS = defaultdict(list)  # nanoseconds of each part, one for each command
STATEMENTS = [0]


def timed(part, function):
    """Return the function, with its time kept."""

    def timed(*args, **kwargs):
        began = perf_counter_ns()
        try:
            return function(*args, **kwargs)
        finally:
            LAPS[part].append(perf_counter_ns() - began)

    return timed


def counted(perform):
    """Keep also how much work the process has done by then, and how many statements the command took."""

    def counted(*args):
        before = STATEMENTS[0]
        done = perform(*args)
        LAPS["statements"].append(STATEMENTS[0] - before)
        LAPS["cpu"].append(process_time_ns())
        return done

    return counted


def timed_writing(writing):
    @contextmanager
    def timed_writing():
        began = perf_counter_ns()
        with writing():
            LAPS["begin"].append(perf_counter_ns() - began)
            yield
            left = perf_counter_ns()
        LAPS["commit"].append(perf_counter_ns() - left)

    return timed_writing


@event.listens_for(Engine, "after_cursor_execute")
def count(*_statement):
    STATEMENTS[0] += 1


def watch(name):
    """Put a stopwatch on each part of the path of one command."""
    command = commands.REGISTRY[name]
    who, act = timed("who", command.who), timed("act", command.act)
    commands.REGISTRY[name] = replace(command, who=who, act=act)
    commands.writing = timed_writing(commands.writing)
    for part, function in (("payload", "checked"), ("once", "_once"), ("record", "record"), ("tell", "tell")):
        setattr(commands, function, timed(part, getattr(commands, function)))
    live.perform = counted(timed("perform", live.perform))


def watched(serve):
    """Serve with the stopwatch running: only now, with the application made, are the commands known."""

    def watched(*args):
        watch(os.environ["WATCHED"])
        serve(*args)

    return watched


def keep():
    Path(os.environ["LAPS"]).write_text(json.dumps(LAPS))


if __name__ == "__main__":
    serve.serve = watched(serve.serve)
    atexit.register(keep)
    from facilitator.commandline import facilitator  # now, so that it takes the watched one

    facilitator()
