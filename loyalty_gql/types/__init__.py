"""What the world sees, written down by hand: a new column stays private until someone says so."""
