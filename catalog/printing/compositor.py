"""Typesets one job in a process of its own: `python compositor.py TEMPLATE FONTS TIMESTAMP`, in the job's folder.

What a long book takes of memory is given back at the end, and a job that never ends can be stopped. Knows no Django.
"""

import contextlib
import os
import sys
from pathlib import Path


def main(template: str, fonts: str, timestamp: str) -> int:
    import typst

    give_way()
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


def give_way() -> None:
    """Readers of the site come first: with the processor, and with the memory of a machine that runs out of it."""
    os.nice(10)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
