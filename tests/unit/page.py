"""A page as the parser of a browser reads it."""

from html.parser import HTMLParser


class Reader(HTMLParser):
    """`tags`: every element with its attributes. `open`: those that nothing closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends: the last one that is open."""
        assert self.open.pop() == tag

    @property
    def names(self) -> set[str]:
        """Of all elements."""
        return {tag for tag, _ in self.tags}

    @property
    def attributes(self) -> set[tuple[str, str | None]]:
        """Of all elements."""
        return {pair for _, attributes in self.tags for pair in attributes.items()}
