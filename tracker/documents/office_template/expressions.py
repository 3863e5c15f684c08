"""What a single tag says, read by Jinja's own grammar and held against what is documented."""

import re
from dataclasses import dataclass

from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tracker.documents.office_template.filters import FILTERS
from tracker.documents.office_template.naming import Names, Wrong
from tracker.rules import N_

COMMANDS = frozenset({"for", "endfor", "if", "elif", "else", "endif"})
ENDS = {"endfor": "for", "endif": "if", "elif": "if", "else": "if"}
LETTERS, MOST_NESTED = 200, 10
_CURLY = re.compile("[“”„«»‘’‚‛″′`]")
_STRANGE = re.compile(r"[^\w\s.|=!\"'(),:;/–-]")
_GRAMMAR = ImmutableSandboxedEnvironment(cache_size=0)


@dataclass(frozen=True)
class Command:
    """A command: its word, and of a loop the name of an entry and the path of its list."""

    word: str
    each: str = ""
    path: tuple[str, ...] = ()


def read_output(inside: str, names: Names) -> None:
    """Check what is printed: a documented text, perhaps in a documented way; raises Wrong."""
    _check_signs(inside)
    output = _parsed(f"{{{{ {inside} }}}}", inside)
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise _unusable(inside)
    _check_printed(output.nodes[0], names, inside)


def read_command(inside: str, names: Names) -> Command:
    """Return what a command says; raises Wrong for one that is not documented."""
    word = word_of(inside)
    if word not in COMMANDS:
        raise Wrong(N_("lệnh “%(word)s” không dùng được; chỉ dùng for, if, elif, else"), word=word)
    _check_signs(inside)
    if word == "for":
        return _loop(inside)
    if word in {"if", "elif"}:
        _check_test(_condition(inside.removeprefix(word)), names, inside)
    elif inside != word:
        raise _unusable(inside)
    return Command(word)


def word_of(inside: str) -> str:
    """Return the word with which a command begins."""
    return inside.split(" ", maxsplit=1)[0]


def _loop(inside: str) -> Command:
    loop = _parsed(f"{{% {inside} %}}{{% endfor %}}", inside)
    plain = isinstance(loop, nodes.For) and not (loop.recursive or loop.test or loop.else_)
    if not plain or not isinstance(loop, nodes.For) or not isinstance(loop.target, nodes.Name):
        raise _unusable(inside)
    return Command("for", loop.target.name, _path(loop.iter, inside))


def _condition(text: str) -> nodes.Node:
    found = _parsed(f"{{% if {text} %}}{{% endif %}}", text)
    if not isinstance(found, nodes.If):
        raise _unusable(text)
    return found.test


def _check_printed(node: nodes.Node, names: Names, inside: str) -> None:
    while isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            known = ", ".join(FILTERS)
            raise Wrong(N_("cách viết “%(name)s” không có; có: %(known)s"), name=node.name,
                        known=known)  # fmt: skip
        if node.args or node.kwargs or node.node is None:
            raise _unusable(inside)
        node = node.node
    names.find_text(_path(node, inside))


def _check_test(node: nodes.Node, names: Names, inside: str) -> None:
    """Check a condition: documented fields, compared with texts, joined by and, or, not."""
    if isinstance(node, nodes.And | nodes.Or):
        _check_test(node.left, names, inside)
        _check_test(node.right, names, inside)
    elif isinstance(node, nodes.Not):
        _check_test(node.node, names, inside)
    elif isinstance(node, nodes.Compare):
        _check_comparison(node, names, inside)
    else:
        names.find(_path(node, inside))


def _check_comparison(node: nodes.Compare, names: Names, inside: str) -> None:
    right = node.ops[0].expr
    is_equality = len(node.ops) == 1 and node.ops[0].op in {"eq", "ne"}
    if not is_equality or not (isinstance(right, nodes.Const) and isinstance(right.value, str)):
        raise _unusable(inside)
    names.find_text(_path(node.expr, inside))


def _path(node: nodes.Node, inside: str) -> tuple[str, ...]:
    """Return a dotted path; nothing else names a field: no call, no index, no sum."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr) and not node.attr.startswith("_"):
        return (*_path(node.node, inside), node.attr)
    raise _unusable(inside)


def _parsed(source: str, inside: str) -> nodes.Node:
    try:
        body = _GRAMMAR.parse(source).body
    except TemplateError:
        body = []
    if len(body) != 1:
        raise Wrong(
            N_("không đọc được “%(text)s”: kiểm tra dấu ngoặc, dấu nháy, dấu chấm"), text=inside
        )
    return body[0]


def _check_signs(inside: str) -> None:
    if _CURLY.search(inside):
        raise Wrong(
            N_("dấu nháy cong trong “%(text)s”: gõ lại bằng dấu nháy thẳng, hoặc tắt tự sửa dấu"
               " nháy của Word"),
            text=inside[:LETTERS],
        )  # fmt: skip
    nested = inside.count("(") + inside.split().count("not")  # each is a call of Jinja's reader
    if len(inside) > LETTERS or nested > MOST_NESTED or _STRANGE.search(inside):
        raise _unusable(inside)


def _unusable(inside: str) -> Wrong:
    return Wrong(
        N_("“%(text)s” không dùng được trong mẫu: chỉ ghi tên trường, for và if"),
        text=inside[:LETTERS],
    )
