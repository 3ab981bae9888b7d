"""From a pasted address to a card: what a page says about itself."""

from .card import Card
from .webpage.reader import read_card

__all__ = ["Card", "read_card"]
