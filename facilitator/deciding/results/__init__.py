"""A published result: in words, in tables, on its page, in files, and counted again."""
