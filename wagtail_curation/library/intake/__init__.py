"""Collections from elsewhere: a file is read into rows, rows become resources.

``files.read_file`` stores what a file holds; ``runs.step`` does a part of whatever an
import needs next, and can be killed at any moment: a batch of rows and what became of
them are one transaction.
"""
