"""Answers questions about one name with 127.0.0.1, as a server of DNS on an address of this machine: dns_stub.py ADDRESS NAME READY

READY is a file that is there once it listens.
"""

import socket
import struct
import sys

address, name, ready = sys.argv[1:4]
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((address, 53))
open(ready, "w").close()
known = b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\0"
A = 1
while True:
    question, client = server.recvfrom(512)
    end = question.index(b"\0", 12) + 5
    asked, kind = question[12:end - 4], struct.unpack(">H", question[end - 4:end - 2])[0]
    is_known = asked.lower() == known
    answer = b""
    if is_known and kind == A:
        # The name as in the question, of the class IN, for a minute.
        answer = b"\xc0\x0c" + struct.pack(">HHIH", A, 1, 60, 4) + socket.inet_aton("127.0.0.1")
    flags = 0x8180 if is_known else 0x8183
    server.sendto(question[:2] + struct.pack(">HHHHH", flags, 1, bool(answer), 0, 0) + question[12:end] + answer, client)
