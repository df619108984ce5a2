"""Makes a picture of commands that are really run, on a terminal: picture.py FILE.svg COMMAND...      (needs rich, from the Python index)"""

import os
import pty
import re
import sys

from rich.console import Console
from rich.text import Text

WIDTH = 104
file, commands = sys.argv[1], sys.argv[2:]
console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"), force_terminal=True, color_system="truecolor")
for command in commands:
    output = bytearray()

    def keep(terminal):
        data = os.read(terminal, 1 << 16)
        output.extend(data)
        return b""

    # The size of the terminal is that of the picture.
    pty.spawn(["sh", "-c", f"stty columns {WIDTH}; {command}"], keep)
    console.print(Text("$ ", style="green") + Text(command, style="bold"))
    console.print(Text.from_ansi(output.decode().replace("\r\n", "\n").rstrip("\n")))
    console.print()
picture = console.export_svg(title="kafkactl")
# No fonts from elsewhere: the reader's own will do.
picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL).replace("Fira Code", "ui-monospace")
with open(file, "w", encoding="utf-8") as out:
    out.write(picture)
