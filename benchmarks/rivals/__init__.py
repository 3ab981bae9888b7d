"""The two ways to show a roundup that the package is measured against."""
