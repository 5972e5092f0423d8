"""A document as one flat run of tokens that joins back to the text."""

from pipeline.markup.parser import selector_fault
from pipeline.markup.reader import Tokens, read_tokens
from pipeline.markup.references import unescape
from pipeline.markup.tokens import (
    Attribute,
    Choice,
    Comment,
    Element,
    End,
    Ignored,
    Space,
    Start,
    Text,
    Token,
    encloses,
)

__all__ = [
    "Attribute",
    "Choice",
    "Comment",
    "Element",
    "End",
    "Ignored",
    "Space",
    "Start",
    "Text",
    "Token",
    "Tokens",
    "encloses",
    "read_tokens",
    "selector_fault",
    "unescape",
]
