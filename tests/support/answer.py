"""Runs a command on a terminal, answers its first question, or types where it reads standard input, and ends with its
status: answer.py ANSWER COMMAND...

ANSWER is what is typed, or -INT, -TERM or -HUP: then that signal is sent. Everything that the command prints is printed."""

import os
import pty
import signal
import sys

answer, command = sys.argv[1], sys.argv[2:]
signal.alarm(60)
child, terminal = pty.fork()
if child == 0:
    # It is ignored where the tests run without a terminal (nohup), and would stay so.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.execvp(command[0], command)

seen, is_answered = b"", False
while True:
    try:
        some = os.read(terminal, 4096)
    except OSError:
        break
    if not some:
        break
    seen += some
    if not is_answered and seen.endswith((b"[y/N] ", b"to continue: ", b"Ctrl-C stops\r\n")):
        is_answered = True
        if answer.startswith("-"):
            os.kill(child, getattr(signal, "SIG" + answer[1:]))
        else:
            os.write(terminal, answer.encode())
sys.stdout.write(seen.decode().replace("\r\n", "\n"))
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
