"""The editors' room: listings, choosers, forms and menus."""
