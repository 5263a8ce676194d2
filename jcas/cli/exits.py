"""Exit codes of every command: 0 done, 1 the command's own "no", 2 wrong usage, 3 the input can't be read."""

DONE, NO, WRONG_USAGE, CANT_READ, INTERRUPTED = 0, 1, 2, 3, 130
