"""Types a line in an interactive shell, with a tab behind it, and prints what the line has become: type.py SHELL-COMMAND SETUP LINE"""

import os
import pty
import shlex
import sys

command, setup, line = sys.argv[1:4]
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "dumb"
    os.execvp(shlex.split(command)[0], shlex.split(command))

seen = b""


def until(words):
    """What comes until these words have, and are behind it."""
    global seen
    while words not in seen:
        seen += os.read(terminal, 4096)
    before, _, seen = seen.partition(words)
    return before


# In halves, so that the echo of what is typed does not look like what is printed.
os.write(terminal, f"{setup}; echo 'is ''ready'\n".encode())
until(b"is ready")
# From the beginning of the line on, what it has become is printed, and not run.
os.write(terminal, f"{line}\t\x01echo 'line ''is' \n".encode())
until(b"line is ")
print(until(b"\n").decode().strip())
os.write(terminal, b"exit\n")
