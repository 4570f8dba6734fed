"""A real browser, driven over its DevTools protocol. See `find.py` for where it comes from."""
