"""Work for when a transaction is committed, once however often it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial

from django.db import transaction

_WAITING = "_wagtail_curation_waiting"
_GATHERED = "_wagtail_curation_gathered"


class _Work:
    def __init__(self, savepoints: frozenset):
        self.savepoints = savepoints
        self.superseded = False


def once(name: Hashable, call: Callable[[], object]) -> None:
    """Calls on commit; of several calls of one name in a transaction only the last.

    A form saves a record and then each row that belongs to it, and all ask for the
    same.
    """
    connection = transaction.get_connection()
    waiting = connection.__dict__.setdefault(_WAITING, {})
    # None stands for a block without a savepoint: its outer one is rolled back.
    work = _Work(frozenset(connection.savepoint_ids) - {None})
    earlier = waiting.get(name)
    # What a rollback takes away must not have taken an earlier call's place.
    if earlier is not None and work.savepoints <= earlier.savepoints:
        earlier.superseded = True
    waiting[name] = work
    transaction.on_commit(partial(_do, waiting, name, work, call))


def gather(name: str, keys: Iterable, call: Callable[[list], object]) -> None:
    """Calls on commit, once, with all the keys that were given under one name.

    What a savepoint took back may be among them: the call has to bear that.
    """
    gathered = transaction.get_connection().__dict__.setdefault(_GATHERED, {})
    gathered.setdefault(name, {}).update(dict.fromkeys(keys))
    once(("gather", name), partial(_hand_over, gathered, name, call))


def _hand_over(gathered: dict, name: str, call: Callable[[list], object]) -> None:
    if keys := gathered.pop(name, None):
        call(list(keys))


def _do(waiting: dict, name: Hashable, work: _Work, call: Callable) -> None:
    if waiting.get(name) is work:
        del waiting[name]
    if not work.superseded:
        call()
