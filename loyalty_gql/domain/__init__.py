"""The use cases, one verb each: may you, is it there, decide, commit."""
