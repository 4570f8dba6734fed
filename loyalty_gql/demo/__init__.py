"""The demonstration shop: two years of its life, told through the same verbs that GraphQL calls.

A chapter says who did what on which day, and asks no database: told twice, it is the same story.
`stage` does it, `telling` goes through the days and remembers how far it came.
"""
