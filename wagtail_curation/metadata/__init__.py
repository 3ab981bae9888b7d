"""From a pasted address to a card: what a page says about itself."""
