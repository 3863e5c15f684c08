"""Checks a template tag by tag: what may stand there, and that every block ends where it began."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.documents.office_template.expressions import (
    ENDS,
    read_command,
    read_output,
    word_of,
)
from tracker.documents.office_template.fields import Field
from tracker.documents.office_template.naming import Names, Wrong
from tracker.documents.office_template.tags import TAG, Loose, Place, Tag, W, texts_of
from tracker.rules import N_, Refused, Told

# How a command is written that takes its paragraph, or its row of a table, along.
LEVELS = {"paragraph": "{%p", "row": "{%tr"}
MOST_TAGS = 800
MOST_DEPTH = 8
MOST_PROBLEMS = 30
_TAG_OR_BLANK = re.compile(rf"(?:{TAG.pattern}|\s)*", re.DOTALL)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a template, and where."""

    place: Place
    what: Told

    def __str__(self) -> str:
        """Return both as one line."""
        text = f" (“{self.place.text}”)" if self.place.text else ""
        return f"{self.place.where}{text}: {self.what}"


class TemplateRefused(Refused):
    """A template that cannot be taken, with all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(N_("Mẫu có %(count)s chỗ cần sửa: %(first)s"), count=len(problems),
                         first=str(problems[0]))  # fmt: skip
        self.problems = tuple(problems)


@dataclass(frozen=True)
class _Open:
    """A block that was begun: its word and the tag that began it."""

    word: str
    tag: Tag


def problems_in(found: Sequence[Tag | Loose], fields: Sequence[Field[Any]]) -> list[Problem]:
    """Return what is wrong with the tags of one part of a template, in their order."""
    return list(_Checker(fields).problems(found))[:MOST_PROBLEMS]


class _Checker:
    """Walks the tags of a part with the blocks open at each."""

    def __init__(self, fields: Sequence[Field[Any]]) -> None:
        self.names = Names(fields)
        self.blocks: list[_Open] = []

    def problems(self, found: Sequence[Tag | Loose]) -> Iterator[Problem]:
        """Yield every problem of the part."""
        if len(found) > MOST_TAGS:
            too_many = N_("nhiều hơn %(limit)s trường, lệnh trong một phần của mẫu")
            yield Problem(found[0].place, Told(too_many, {"limit": MOST_TAGS}))
            return
        for tag in found:
            try:
                self._check(tag)
            except Wrong as wrong:
                yield Problem(tag.place, wrong.told)
        for block in self.blocks:
            unended = N_("lệnh %(word)s chưa có %(end)s")
            words: dict[str, object] = {"word": block.word, "end": f"end{block.word}"}
            yield Problem(block.tag.place, Told(unended, words))

    def _check(self, tag: Tag | Loose) -> None:
        if isinstance(tag, Loose):
            raise Wrong(
                N_("dấu ngoặc nhọn { } mở mà không đóng trong cùng đoạn, hoặc đặt ở chỗ không điền"
                   " được (liên kết, chữ đã xóa, mã trường của Word)")
            )  # fmt: skip
        if not tag.is_command:
            read_output(tag.inside, self.names)
        elif (word := word_of(tag.inside)) in ENDS:
            self._within(word, tag)
        else:
            self._begin(word, tag)

    def _begin(self, word: str, tag: Tag) -> None:
        if len(self.blocks) >= MOST_DEPTH:
            raise Wrong(N_("quá %(limit)s lệnh lồng nhau"), limit=MOST_DEPTH)
        if word in ENDS.values():
            self.blocks.append(_Open(word, tag))
        try:
            _check_level(tag)
            command = read_command(tag.inside, self.names)
            if command.word == "for":
                self.names.enter(command.each, self.names.find_list(command.path))
        except Wrong:
            if word == "for":
                # What its lines say cannot be judged: each of them would be called wrong.
                self.names.enter_unknown(tag.inside.split(" ")[1:2])
            raise

    def _within(self, word: str, tag: Tag) -> None:
        """Check an end, or the other branch of a condition, against what is open."""
        begun = self.blocks[-1] if self.blocks else None
        if begun is None or begun.word != ENDS[word]:
            raise Wrong(N_("%(word)s không có lệnh mở đi cùng"), word=word)
        if word.startswith("end"):
            self.blocks.pop()
        if word == "endfor":
            self.names.leave()
        _check_level(tag)
        read_command(tag.inside, self.names)
        if (begun.tag.level, begun.tag.anchor) != (tag.level, tag.anchor):
            raise Wrong(
                N_("%(word)s phải cùng kiểu, cùng chỗ với %(begun)s ở %(where)s: cùng trong một"
                   " dòng, cùng ở các đoạn riêng (%(paragraph)s), hoặc cùng ở các hàng riêng của"
                   " một bảng (%(row)s)"),
                word=word, begun=begun.word, where=begun.tag.place.where, **LEVELS,
            )  # fmt: skip


def _check_level(tag: Tag) -> None:
    """Check that a command that takes its paragraph or row along takes nothing else away."""
    if tag.level == "tr" and tag.row is None:
        raise Wrong(N_("%(row)s chỉ dùng trong bảng"), row=LEVELS["row"])
    within = {"p": tag.paragraph, "tr": tag.row}.get(tag.level)
    if within is None:
        return
    if within.find(f".//{W}sectPr") is not None:
        raise Wrong(
            N_("đoạn này giữ một ngắt phần của Word: đặt %(paragraph)s ở đoạn khác"),
            paragraph=LEVELS["paragraph"],
        )
    text = "".join(one.text or "" for one in _texts_below(within))
    if len(TAG.findall(text)) != 1 or not _TAG_OR_BLANK.fullmatch(text):
        raise Wrong(
            N_("%(paragraph)s phải đứng riêng một đoạn, %(row)s riêng một hàng của bảng: chuyển"
               " phần chữ và trường khác ra chỗ khác"),
            **LEVELS,
        )  # fmt: skip


def _texts_below(within: Any) -> Iterator[Any]:
    for paragraph in [within, *within.iterdescendants()]:
        if isinstance(paragraph.tag, str) and paragraph.tag.endswith("}p"):
            yield from texts_of(paragraph)
