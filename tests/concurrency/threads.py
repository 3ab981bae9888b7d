"""Work done at the same moment, each thread with a database connection of its own."""

import threading
from collections.abc import Callable

from django.db import connections


def at_once(*tasks: Callable[[], None]) -> list[BaseException]:
    """Runs the tasks, each in a thread; gives back what they raised."""
    raised: list[BaseException] = []

    def run(task):
        try:
            task()
        except BaseException as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[task]) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised
