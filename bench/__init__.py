"""Benchmarks: ratios against a floor measured in the same run. Not part of the installed package.

`make bench` runs all of them; `loyalty-gql bench --quick` a shorter form, `--only WORD` some,
`--keep FILE` with their rows in a file.
"""
