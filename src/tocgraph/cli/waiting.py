"""Waiting for work that cannot be stopped from within, such as a query in the store."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING, Final, TypeVar

from tocgraph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["is_abandoned", "wait_for"]

_NAME: Final = "tocgraph-work"

T = TypeVar("T")


def wait_for(work: Callable[[], T], seconds: float | None) -> T:
    """Do the work in a thread, so that Ctrl-C and the clock can end the waiting.

    The engine releases Python's lock but looks at no signal while it works. The
    work only reads; it is left alone, and dies with the process.

    >>> wait_for(lambda: 42, 5)
    42

    Raises:
        ReadError: the time is up.
    """
    answers: list[T] = []
    faults: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as error:  # handed to the thread that waits
            _release(error)
            faults.append(error)
        finally:
            done.set()

    threading.Thread(target=run, name=_NAME, daemon=True).start()
    if not done.wait(seconds or None):
        raise ReadError(
            f"the query was stopped after {seconds:g} seconds",
            hint="Join its patterns by a common variable, add a LIMIT, or allow more with "
            "--timeout (0 for no limit).",
        )
    if faults:
        raise faults[0]
    return answers[0]


def _release(error: BaseException | None) -> None:
    """Let go of what the frames of an error hold: an answer may only die in its own thread."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def is_abandoned() -> bool:
    """Whether work is still going on that nobody waits for."""
    return any(thread.name == _NAME for thread in threading.enumerate())
