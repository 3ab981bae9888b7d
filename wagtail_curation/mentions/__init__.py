"""The index of mentions: kept true to what live roundups say."""
