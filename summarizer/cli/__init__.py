"""The command line: one module a command; commands parse and print, and do not think."""
