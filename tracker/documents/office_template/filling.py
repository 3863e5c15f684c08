"""Fills an office's template with a paper's facts, in a sandbox that knows nothing else."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zipfile import BadZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError, XMLParser, fromstring

from tracker.documents.office_template.checking import Problem, TemplateRefused, problems_in
from tracker.documents.office_template.fields import Field
from tracker.documents.office_template.filters import FILTERS
from tracker.documents.office_template.tags import (
    CELL,
    PARAGRAPH,
    ROW,
    TABLE,
    Place,
    tags_in,
)
from tracker.rules import N_, Refused, Told

# Letters of Word's XML: 1.000 rows of ten cells with their borders are some 8 million.
MOST_LETTERS = 40_000_000
MOST_SOURCE = 2_000_000
# All that Jinja may find in a part; whose names these are was checked tag by tag.
WRITTEN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Name,
    nodes.Getattr, nodes.Filter, nodes.Compare, nodes.Operand, nodes.Const, nodes.And, nodes.Or,
    nodes.Not,
)  # fmt: skip
HEADS = {
    RELATIONSHIP_TYPE.HEADER: N_("Đầu trang"),
    RELATIONSHIP_TYPE.FOOTER: N_("Chân trang"),
}
# What python-docx raises for a package whose parts do not fit each other.
DAMAGED = (OpcError, LxmlError, BadZipFile, AttributeError, KeyError, TypeError, ValueError)
UNREADABLE = N_("Không mở được mẫu. Mở lại bằng Word, lưu thành tệp .docx mới rồi tải lên.")


def check(content: bytes, fields: Sequence[Field[Any]]) -> None:
    """Check a template against the fields that it may name.

    `content` is a .docx whose parts were looked at before (entities, links, sizes). Raises
    TemplateRefused with every problem and its place, or Refused for a file that cannot be opened.
    """
    _opened(content, fields)


def fill(content: bytes, fields: Sequence[Field[Any]], values: Mapping[str, Any]) -> bytes:
    """Return a template as .docx, filled with the values of its fields; refused as `check`.

    What is filled in was checked just before: a template kept long ago may name what is no longer
    documented.
    """
    paper = _opened(content, fields)
    try:
        paper.render(dict(values), environment(), autoescape=True)
    except (TemplateError, LxmlError, ValueError) as error:
        raise Refused(N_("Không điền được mẫu: %(why)s"), why=str(error)[:200]) from error
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def environment() -> Environment:
    """Return where templates are filled: no function, no test, the documented filters alone."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, cache_size=0)
    made.template_class = _Limited
    for known in (made.globals, made.tests, made.filters):
        known.clear()
    made.filters.update({name: write for name, (_words, write) in FILTERS.items()})
    return made


class _Limited(Template):
    """A template that stops before it has written more than any paper holds."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return what is written; refused beyond the limit."""
        pieces, letters = [], 0
        for piece in self.generate(*args, **kwargs):
            letters += len(piece)
            if letters > MOST_LETTERS:
                raise Refused(N_("Văn bản điền theo mẫu quá dài. Bớt nội dung lặp trong mẫu."))
            pieces.append(piece)
        return "".join(pieces)


class _Paper(DocxTemplate):  # type: ignore[misc]  # docxtpl carries no types
    """A template whose body, headers and footers alone are filled, and must be whole after it."""

    def render_xml_part(
        self, src_xml: str, part: Any, context: Any, jinja_env: Environment
    ) -> str:  # fmt: skip
        """Fill a part in which nothing stands but what was checked tag by tag."""
        written = jinja_env.parse(src_xml)
        if not all(isinstance(node, WRITTEN) for node in written.find_all(nodes.Node)):
            raise Refused(UNREADABLE)
        filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return filled

    def fix_tables(self, xml: str) -> Any:
        """Parse the filled body (docxtpl would mend a broken one in silence) and close its cells.

        A cell ends with a paragraph, and a table has a row, else Word calls the file damaged.
        """
        body = fromstring(xml, XMLParser(resolve_entities=False, no_network=True))
        for cell in body.iter(CELL):
            if not len(cell) or cell[-1].tag != PARAGRAPH:
                cell.append(OxmlElement("w:p"))
        for table in [one for one in body.iter(TABLE) if one.find(ROW) is None]:
            table.getparent().remove(table)
        return body

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave title and author as the office has them: they were not checked."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the notes as they are: they were not checked."""


def _opened(content: bytes, fields: Sequence[Field[Any]]) -> _Paper:
    """Return a template with its tags in one piece each, checked."""
    paper = _Paper(io.BytesIO(content))
    problems = [
        problem
        for root, part in _parts(paper)
        for problem in problems_in(list(tags_in(root, part=part)), fields)
    ]
    problems += _strays(paper)
    if problems:
        raise TemplateRefused(problems)
    return paper


def _parts(paper: _Paper) -> list[tuple[Any, Told | None]]:
    """Open a template and return what is filled: the body, then headers and footers by name."""
    try:
        paper.init_docx()
        size = sum(len(part.blob) for part in _filled(paper))
        heads = [(one.target_part.element, Told(HEADS[one.reltype])) for one in _heads(paper)]
        body = paper.docx.element.body
    except DAMAGED as error:
        raise Refused(UNREADABLE) from error
    if body is None:
        raise Refused(UNREADABLE)
    if size > MOST_SOURCE:
        raise Refused(N_("Mẫu quá dài. Bỏ bớt nội dung không thuộc mẫu rồi tải lại."))
    return [(body, None), *heads]


def _heads(paper: _Paper) -> list[Any]:
    return [one for one in paper.docx.part.rels.values() if one.reltype in HEADS]


def _filled(paper: _Paper) -> list[Any]:
    return [paper.docx.part, *(relation.target_part for relation in _heads(paper))]


def _strays(paper: _Paper) -> Iterator[Problem]:
    """Yield a problem for tags in parts that are not filled: notes, comments, properties."""
    filled = {id(part) for part in _filled(paper)}
    for part in paper.docx.part.package.iter_parts():
        if id(part) not in filled and part.partname.ext == "xml" and _has_tags(part.blob):
            where = Told(N_("Phần “%(name)s” của tệp"), {"name": str(part.partname)})
            yield Problem(Place(where), Told(N_("trường chỉ đặt trong thân văn bản, đầu trang,"
                                                " chân trang")))  # fmt: skip


def _has_tags(blob: bytes) -> bool:
    return any(mark in blob for mark in (b"{{", b"{%", b"{#"))
