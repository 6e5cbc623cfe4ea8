"""Typesets one job in a process of its own: `python compositor.py TEMPLATE FONTS TIMESTAMP`, in the job's folder.

What a long book takes of memory is given back at the end, and a job that never ends can be stopped. Knows no Django.
"""

import os
import sys
from pathlib import Path


def main(template: str, fonts: str, timestamp: str) -> int:
    import typst

    os.nice(10)  # readers of the site come first
    try:
        pdf = typst.compile(
            template, root=".", font_paths=[fonts], ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"],
            timestamp=int(timestamp),
        )  # fmt: skip
    except typst.TypstError as error:
        print(error.diagnostic or error, file=sys.stderr)
        return 1
    Path("out.pdf").write_bytes(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
