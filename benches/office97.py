"""Writes files of the binary formats of Office with as much text as is wanted: `.doc`, `.xls` and `.xlsb`, for `memory.py`."""
import itertools
import struct

SECTOR = 4096
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound(streams):
    """A compound file (\\[MS-CFB\\], version 4) with these streams, each of at least 4 KB."""
    sectors, places = [], []
    chains = []
    for content in streams.values():
        pieces = [content[at:at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        places.append(len(sectors))
        chains.append((len(sectors), len(pieces)))
        sectors += pieces
    entries = [entry("Root Entry", 5, child=1, start=END)]
    for at, (name, content) in enumerate(streams.items()):
        # A tree of names in order, each the right neighbour of the one before.
        right = at + 2 if at + 1 < len(streams) else NONE
        entries.append(entry(name, 2, right=right, start=places[at], size=len(content)))
    listed = b"".join(entries)
    directory = len(sectors)
    pieces = [listed[at:at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(listed), SECTOR)]
    chains.append((directory, len(pieces)))
    sectors += pieces
    count = 1
    while count * (SECTOR // 4) < len(sectors) + count:
        count += 1
    table = [FREE] * (count * (SECTOR // 4))
    for start, length in chains:
        for at in range(start, start + length):
            table[at] = at + 1 if at + 1 < start + length else END
    first = len(sectors)
    table[first:first + count] = [TABLE] * count
    packed = struct.pack(f"<{len(table)}I", *table)
    difat = [first + at for at in range(count)] + [FREE] * (109 - count)
    head = struct.pack("<8s16s5H6x10I", bytes.fromhex("d0cf11e0a1b11ae1"), b"", 0x3E, 4, 0xFFFE, 12, 6,
                       len(pieces), count, directory, 0, SECTOR, END, 0, END, 0, difat[0]) + struct.pack("<108I", *difat[1:])
    return head.ljust(SECTOR, b"\0") + b"".join(sectors) + packed


def entry(name, kind, child=NONE, right=NONE, start=0, size=0):
    """An entry of the directory."""
    letters = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBB3I16sI8s8sIQ", letters, len(letters), kind, 1, NONE, right, child, b"", 0, b"", b"", start, size)


def doc(paragraphs, size):
    """A Word document (\\[MS-DOC\\]) whose text takes so many bytes."""
    text, start = bytearray(), 2048
    for paragraph in paragraphs:
        text += (paragraph + "\r").encode("utf-16-le")
        if len(text) >= size:
            break
    characters = len(text) // 2
    # One piece of text: from character 0 to the last, and where in the stream it begins.
    pieces = b"\x02" + struct.pack("<I2IHIH", 16, 0, characters, 0, start, 0)
    head = bytearray(start)
    struct.pack_into("<2H", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<I", head, 0x4C, characters)
    struct.pack_into("<2I", head, 0x9A + 8 * 33, 0, len(pieces))
    return compound({"0Table": pieces.ljust(SECTOR, b"\0"), "WordDocument": bytes(head + text)})


def xls(sentences, count):
    """A workbook (\\[MS-XLS\\]) of so many cells, ten in a row and 60,000 rows in a sheet, each with a text of its own."""
    def record(kind, content):
        return struct.pack("<2H", kind, len(content)) + content

    sheets = []
    waiting = iter(range(count))
    while cells := list(itertools.islice(waiting, 600_000)):
        made = bytearray(record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0, 0, 0, 0)))
        made += record(0x0200, struct.pack("<2I3H", 0, -(-len(cells) // 10), 0, 10, 0))
        for at in range(len(cells)):
            text = next(sentences).encode("utf-16-le")
            made += record(0x0204, struct.pack("<4HB", at // 10, at % 10, 0, len(text) // 2, 1) + text)
        sheets.append(bytes(made + record(0x000A, b"")))
    begin, end = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0, 0, 0, 0)), record(0x000A, b"")

    def listed(places):
        return b"".join(record(0x0085, struct.pack("<I2B2B", place, 0, 0, 2, 0) + b"%02d" % at) for at, place in enumerate(places))

    size = len(begin) + len(listed([0] * len(sheets))) + len(end)
    places = [size + sum(map(len, sheets[:at])) for at in range(len(sheets))]
    book = begin + listed(places) + end + b"".join(sheets)
    return compound({"Workbook": book.ljust(SECTOR, b"\0")})


def xlsb_parts(sentences, count):
    """The workbook and the sheet of an `.xlsb` (\\[MS-XLSB\\]) of so many cells, ten in a row, each with a text of its own."""
    def record(kind, content):
        kind_bytes = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
        size, length = len(content), b""
        while size > 127:
            length, size = length + bytes([size & 127 | 128]), size >> 7
        return kind_bytes + length + bytes([size]) + content

    def wide(text):
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    book = record(156, struct.pack("<2I", 0, 1) + wide("s") + wide("a"))
    made = bytearray()
    for at in range(count):
        if at % 10 == 0:
            made += record(0, struct.pack("<I13x", at // 10))
        made += record(6, struct.pack("<2I", at % 10, 0) + wide(next(sentences)))
    return book, bytes(made)
