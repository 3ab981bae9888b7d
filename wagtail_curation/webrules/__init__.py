"""What may be asked of the network, and what of its answers is taken: rules only."""
