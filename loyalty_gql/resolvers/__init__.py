"""Root fields. A mutation is its input, its payload, its union and five lines."""
