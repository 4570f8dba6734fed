"""The story's subjects, a chapter each. A new one is a module here and a line in `story`."""
