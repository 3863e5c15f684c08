"""An indicator made of others: `(CT01 + CT02) / CT03`, read without running anything."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tracker.rules import N_, Refused

_TOKEN = re.compile(r"\s*(?:(?P<code>[A-Za-z][A-Za-z0-9_]*)|(?P<number>[0-9]+(?:[.,][0-9]+)?)"
                    r"|(?P<sign>[-+*/()×÷]))")  # fmt: skip
_SAME = {"×": "*", "÷": "/"}
MOST = 50  # of signs and names in one formula
DEPTH = 10
DIGITS = 15  # of a number in a formula
LARGEST = 10**15  # beyond it a value is no figure of an office, and no workbook holds it

Step = str | Fraction


@dataclass(frozen=True)
class Formula:
    """A formula in postfix order: codes, numbers, and the signs + - * /."""

    steps: tuple[Step, ...]

    @property
    def codes(self) -> list[str]:
        """Return the indicators that it asks for, each once, in its order."""
        named = (one for one in self.steps if isinstance(one, str) and one not in "+-*/")
        return list(dict.fromkeys(named))

    def value(self, known: Mapping[str, Fraction | None]) -> Fraction | None:
        """Return the exact value; None without a part, over 0, or beyond LARGEST."""
        stack: list[Fraction] = []
        for step in self.steps:
            found = _apply(stack, step) if step in ("+", "-", "*", "/") else _known(step, known)
            if found is None:
                return None
            stack.append(found)
        return stack[0] if abs(stack[0]) < LARGEST else None


def _known(step: Step, known: Mapping[str, Fraction | None]) -> Fraction | None:
    return step if isinstance(step, Fraction) else known.get(step)


def _apply(stack: list[Fraction], sign: Step) -> Fraction | None:
    right, left = stack.pop(), stack.pop()
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    return left / right if right else None


def read_formula(text: str) -> Formula:
    """Read a formula of indicators' codes, numbers, + - * / and brackets.

    Raises Refused with the place for anything else, for brackets that do not match, for formulas
    that are longer or deeper than an office writes, ask for no indicator, or always divide by 0.
    """
    reader = _Reader(_tokens(text), text)
    reader.sum(0)
    if reader.place < len(reader.tokens):
        raise reader.refusal()
    formula = Formula(tuple(reader.steps))
    if not formula.codes:
        sentence = N_("Công thức “%(text)s” không có mã chỉ tiêu nào. Viết như (CT01 + CT02) / 2.")
        raise Refused(sentence, text=text)
    return formula


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    place = 0
    while place < len(text.rstrip()):
        found = _TOKEN.match(text, place)
        if found is None or len(tokens) == MOST or len(found["number"] or "") > DIGITS:
            raise _refusal(text, text[place:].strip())
        tokens.append(_SAME.get(found[0].strip(), found[0].strip()))
        place = found.end()
    return tokens


def _refusal(text: str, where: str) -> Refused:
    if not where:
        return Refused(N_("Công thức “%(text)s” chưa đủ."), text=text)
    sentence = N_("Công thức “%(text)s” không đọc được từ “%(where)s”. Viết như (CT01 + CT02) / 2.")
    return Refused(sentence, text=text, where=where)


class _Reader:
    """Descends through sums, products and brackets, and writes the steps down."""

    def __init__(self, tokens: list[str], text: str) -> None:
        self.tokens, self.text = tokens, text
        self.place = 0
        self.steps: list[Step] = []

    def sum(self, depth: int) -> None:
        self._chain("+-", depth)

    def _chain(self, signs: str, depth: int) -> None:
        part = self._atom if signs == "*/" else self._product
        part(depth)
        while self.next and self.next in signs:
            sign, start = self._take(), len(self.steps)
            part(depth)
            if sign == "/" and Formula(tuple(self.steps[start:])).value({}) == 0:
                raise Refused(N_("Công thức “%(text)s” chia cho 0."), text=self.text)
            self.steps.append(sign)

    def _product(self, depth: int) -> None:
        self._chain("*/", depth)

    def _atom(self, depth: int) -> None:
        word = self._take()
        if word == "(" and depth < DEPTH:
            self.sum(depth + 1)
            if self._take() != ")":
                self.place -= 1
                raise self.refusal()
        elif word[:1].isalpha():
            self.steps.append(word.upper())
        elif word[:1].isdigit():
            self.steps.append(Fraction(word.replace(",", ".")))
        else:
            self.place -= 1
            raise self.refusal()

    @property
    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _take(self) -> str:
        token = self.next
        self.place += 1
        return token

    def refusal(self) -> Refused:
        return _refusal(self.text, " ".join(self.tokens[max(self.place, 0) :]))
