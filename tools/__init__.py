"""What the Makefile and the tests run beside the package."""
