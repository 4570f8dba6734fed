"""The only writer of value: commands in groups, history out, and the proof that it adds up."""
