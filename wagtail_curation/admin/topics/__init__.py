"""Topics: named, counted, renamed, merged."""
