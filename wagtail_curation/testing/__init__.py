"""For the tests of sites that use this package; nothing in the package needs it."""
