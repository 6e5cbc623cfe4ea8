"""A page as the server sends it becomes a page that stands alone: relative links, nothing that needs a server."""

import json
import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import quote, urlsplit

from catalog.staticsite.addresses import PAGE, file_of, is_written, relative

LINK = re.compile(r"(<(?:a|link|img|source|script|form|video|iframe|meta|image|use|object)\b[^>]*>)", re.IGNORECASE)
VALUE = re.compile(r'( (?:xlink:)?)(href|src|srcset|action|poster|content|data)="([^"]*)"')
MODULE = re.compile(r'\s*<script type="module"[^>]*></script>')
PRELOAD = re.compile(r'\s*<link rel="(?:preload|modulepreload)"[^>]*>')
SUGGEST = re.compile(r' data-suggest="[^"]*"')
CORRECTION = re.compile(r'<a\b[^>]*href="/[a-z]{2}/corrections/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
TO_LEARN = re.compile(r'\s*<aside class="learn".*?</aside>', re.DOTALL)
ACCESSED = re.compile(r'(rel="bookmark"[^>]*>[^<]*</a>) \([^)<]*\)')
ABSOLUTE = re.compile(r'rel="canonical"|property="og:|name="twitter:|rel="bookmark"')
# What names the site's own address, which a stick does not have.
PERMANENT = re.compile(
    r'\s*(?:<link rel="canonical"[^>]*>|<meta property="og:(?:url|image)"[^>]*>|<section class="cite".*?</section>|'
    r'<script type="application/ld\+json">.*?</script>)',
    re.DOTALL,
)


class Rewriter:
    """`origin` is scheme and host under which the pages were asked for; it is kept in permanent addresses only.

    Without an address of its own (`named`) the site says none. `known` says which files exist only under another
    name (documents), by the path of their address. `foot` gives the end of a page's body.
    """

    def __init__(
        self, origin: str, named: bool, contact: str, known: dict[str, str], foot: Callable[[str], str]
    ) -> None:
        self.named = named
        self.origin, self.contact, self.known, self.foot = origin, contact, known, foot
        self.base = urlsplit(origin)

    def page(self, text: str, path: str, file: str) -> tuple[str, dict[str, str]]:
        """The page as it is written to that file, and what it leads to: file by address."""
        text = ACCESSED.sub(r"\1", MODULE.sub("", PRELOAD.sub("", SUGGEST.sub("", text))))
        text = self.without_corrections(text)
        if not self.named:
            text = PERMANENT.sub("", text)
        leads: dict[str, str] = {}
        folder = posixpath.dirname(file)
        text = LINK.sub(lambda found: self.tag(found[1], path, folder, leads), text)
        if not self.named:
            text = text.replace(self.origin, "")  # what is left of it is words
        return text.replace("</body>", f"{self.foot(file)}</body>"), leads

    def page_of_api(self, body: bytes, file: str) -> tuple[bytes, dict[str, str]]:
        """A page of one of the API's lists: `next` and `previous` lead to files, as only a server knows its cursors."""
        said = json.loads(body)
        if not isinstance(said, dict) or not {"next", "previous"} <= said.keys():
            return body, {}
        folder, _slash, name = file.rpartition("/")
        number = int(name.removeprefix("page-").removesuffix(".json")) if name != "index.json" else 1
        before, after = (f"{folder}/page-{number + step}.json" for step in (-1, 1))
        ways = {"previous": f"{folder}/index.json" if number == 2 else before, "next": after}
        leads = {said["next"].removeprefix(self.origin): after} if said["next"] else {}
        said |= {way: self.address_of(ways[way]) for way in ways if said[way]}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), leads

    def address_of(self, file: str) -> str:
        """How a file for programs names another: by its address, or on a stick by its name."""
        return f"{self.origin}/{file}" if self.named else posixpath.basename(file)

    def without_corrections(self, text: str) -> str:
        if self.contact:
            return CORRECTION.sub(lambda found: f'<a href="mailto:{escape(self.contact)}">{found[1]}</a>', text)
        return CORRECTION.sub("", TO_LEARN.sub("", text))

    def tag(self, tag: str, path: str, folder: str, leads: dict[str, str]) -> str:
        keeps = ABSOLUTE.search(tag) is not None

        def value(found: re.Match) -> str:
            before, name, said = found.groups()
            if name == "srcset":
                parts = (part.strip().partition(" ") for part in said.split(","))
                new = ", ".join(f"{self.link(url, path, folder, leads)}{gap}{size}" for url, gap, size in parts)
            elif name == "content" and not (keeps and said.startswith(f"{self.origin}/")):
                return found[0]  # words, not an address
            else:
                new = self.link(said, path, folder, leads)
            if new is None:
                return ""
            return found[0] if keeps else f'{before}{name}="{new}"'

        return VALUE.sub(value, tag)

    def link(self, said: str, path: str, folder: str, leads: dict[str, str]) -> str | None:
        """The link as the static site has it, None if there is nothing to lead to."""
        url = unescape(said)
        if url.startswith(self.origin):
            url = url[len(self.origin) :] or "/"
        if url.startswith(("webcal:", f"//{self.base.netloc}")):
            return None
        if url.startswith(("#", "//")) or re.match(r"[a-z][a-z0-9+.-]*:", url):
            return said
        parts = urlsplit(url)
        target = parts.path or path
        if not target.startswith("/"):
            target = posixpath.normpath(posixpath.join(path, target))
        if not is_written(target):
            return None
        return self.to_file(target, parts.query, parts.fragment, folder, leads)

    def to_file(self, target: str, query: str, fragment: str, folder: str, leads: dict[str, str]) -> str:
        paged = query if PAGE.fullmatch(query) and target.endswith("/") else ""
        file = self.known.get(target) or file_of(target, paged)
        leads[f"{target}?{paged}" if paged and not file.endswith("/index.html") else target] = file
        written = quote(relative(folder, file))
        if query and not paged and file.endswith(".html"):
            return escape(f"{written}#{query}")
        return escape(written + (f"#{fragment}" if fragment else ""))


def redirect(target: str, canonical: str) -> str:
    """A page that leads on at once, and by a link where the browser does not; `canonical` is "" if none is known."""
    to = escape(target)
    permanent = f'<link rel="canonical" href="{escape(canonical)}">\n' if canonical else ""
    return (
        '<!doctype html>\n<html lang="zxx">\n<head>\n<meta charset="utf-8">\n<title>→</title>\n'
        f'<meta http-equiv="refresh" content="0; url={to}">\n{permanent}'
        f'<meta name="robots" content="noindex">\n</head>\n<body><p><a href="{to}">{to}</a></p></body>\n</html>\n'
    )
