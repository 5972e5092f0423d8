"""What a server is told about the site, in its own words: the language of each page, and where the front door leads.

The first language that a reader's browser lists decides, as browsers list the preferred one first; whoever speaks none of the site's gets the list of all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote, urlsplit

from pipeline.locales import Language
from pipeline.model import Hosting
from pipeline.publish.layout import Layout
from pipeline.publish.negotiation import FRONT, Titles, front_pages, language_ranges


def hosting_files(hosting: Hosting, titles: Titles, languages: Sequence[Language], source: Language, layout: Layout) -> dict[str, bytes]:
    """The configuration files of a server, by path in the site. `languages` are all that have pages, withheld ones among them."""
    front = front_pages(titles, layout)
    ordered = sorted(languages, key=lambda language: (language != source, language.tag))
    match hosting:
        case Hosting.NONE:
            return {}
        case Hosting.APACHE:
            made = {".htaccess": _apache(front, ordered, layout)}
        case Hosting.NGINX:
            made = {"nginx-http.conf": _nginx_maps(front, ordered, layout), "nginx-server.conf": _nginx_server(front, layout)}
        case Hosting.NETLIFY:
            made = {"_headers": _netlify_headers(titles, ordered, layout), "_redirects": _netlify_redirects(front, layout)}
    return {path: text.encode() for path, text in made.items()}


def _apache(front: Mapping[Language, str], languages: Sequence[Language], layout: Layout) -> str:
    """For Apache 2.4: mod_setenvif, mod_headers and mod_rewrite. Of several patterns that match, the last one counts."""
    lines = ["<IfModule mod_setenvif.c>", "<IfModule mod_headers.c>"]
    lines += [f'SetEnvIf Request_URI "{_address_pattern(language, layout)}" CAVEAT_LANGUAGE={language.tag}' for language in languages]
    lines += ['Header always set Content-Language "%{CAVEAT_LANGUAGE}e" env=CAVEAT_LANGUAGE', "</IfModule>", "</IfModule>"]
    if front:
        lines += ["<IfModule mod_rewrite.c>", "RewriteEngine On"]
        for tag, language in language_ranges(front).items():
            lines.append(f'RewriteCond %{{HTTP:Accept-Language}} "^{_first(tag)}" [NC]')
            lines.append(f'RewriteRule "^$" "{_root(layout)}{quote(front[language])}" [R=302,L,NE]')
        door = f"^{re.escape(unquote(_root(layout)))}(index\\.html)?$"
        lines += ["</IfModule>", "<IfModule mod_headers.c>"]
        lines += [f'Header always merge Vary "Accept-Language" "expr=%{{REQUEST_URI}} =~ m#{door}#"', "</IfModule>"]
    return _lines(lines)


def _nginx_maps(front: Mapping[Language, str], languages: Sequence[Language], layout: Layout) -> str:
    """What stands in `http { … }`. Of several patterns that match, nginx takes the first."""
    lines = ["map $uri $caveat_language {", '    default "";']
    lines += [f'    "~{_address_pattern(language, layout)}" {language.tag};' for language in reversed(languages)]
    lines += ["}", "map $http_accept_language $caveat_front {", '    default "";']
    lines += [f'    "~*^{_first(tag)}" "{_root(layout)}{quote(front[language])}";' for tag, language in language_ranges(front).items()]
    return _lines([*lines, "}"])


def _nginx_server(front: Mapping[Language, str], layout: Layout) -> str:
    """What stands in `server { … }`. A location that adds headers of its own has to repeat the first line."""
    language = "add_header Content-Language $caveat_language always;"
    if not front:
        return _lines([language])
    door = ["add_header Vary Accept-Language always;", language, "if ($caveat_front) {", "    return 302 $caveat_front;", "}"]
    door.append(f"try_files {_root(layout)}{FRONT} =404;")
    return _lines([language, f"location = {_root(layout)} {{", *(f"    {line}" for line in door), "}"])


def _netlify_headers(titles: Titles, languages: Sequence[Language], layout: Layout) -> str:
    lines = []
    for language in languages:
        folder = layout.pattern(language).startswith(f"{language.tag}/")
        paths = [f"{language.tag}/*"] if folder else [quote(layout.page(article, language)) for article, pages in titles.items() if language in pages]
        for path in paths:
            lines += [f"/{path}", f"  Content-Language: {language.tag}"]
    return _lines(lines)


def _netlify_redirects(front: Mapping[Language, str], layout: Layout) -> str:
    """Netlify matches a language with its regions itself; `!` lets the rule go before index.html."""
    return _lines([f"/ {_root(layout)}{quote(front[language])} 302! Language={tag}" for tag, language in language_ranges(front).items()])


def _first(tag: str) -> str:
    """A pattern for a header whose first language is in this range; white space and quotes stay out of configuration files."""
    return f"{re.escape(tag)}(-|,|;|$)"


def _address_pattern(language: Language, layout: Layout) -> str:
    """A pattern for the addresses of a language's pages, on this server."""
    before, after = (re.escape(part) for part in layout.pattern(language).split("{path}"))
    return f"^{re.escape(unquote(_root(layout)))}{before}.+{after}$"


def _root(layout: Layout) -> str:
    """The path of the site on its server, "/" where its address is not known."""
    return quote(urlsplit(layout.base).path, safe="/%~") if layout.base else "/"


def _lines(lines: Sequence[str]) -> str:
    return "# Written by caveat build; changes are lost with the next one.\n" + "".join(f"{line}\n" for line in lines)
