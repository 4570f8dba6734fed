"""What a shop adds in Python of its own: no fork, no patch. `docs/extending.md` says how."""
