"""Optional apps."""
