"""What happens to the records of the library: found, added, filled, merged."""
