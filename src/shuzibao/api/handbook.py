"""/api/docs: the API's own description, set for people. No script, no foreign server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from shuzibao.api.v1 import api
from shuzibao.reader.show import frame

# Paragraphs of runs: (text, whether it is code).
Said = tuple[tuple[tuple[str, bool], ...], ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """name, whether it stands in the path, its kind in a word or two, what is said of it."""

    name: str
    place: str
    kind: str
    limits: str
    said: str


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the API."""

    id: str
    path: str
    summary: str
    said: Said
    parameters: tuple[Parameter, ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class Form:
    """A shape of an answer."""

    name: str
    said: Said
    fields: tuple[Field, ...]


@require_safe
def handbook(request: HttpRequest) -> HttpResponse:
    """The description as a page."""
    document = api.get_openapi_schema()
    context = frame(request) | {
        "info": document["info"],
        "openapi": document["openapi"],
        "description": paragraphs(document["info"]["description"]),
        "addresses": list(addresses_of(document)),
        "forms": list(forms_of(document)),
    }
    response = HttpResponse(render_to_string("api/handbook.html", context, request))
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response


def paragraphs(said: str) -> Said:
    """A docstring as paragraphs, its line breaks gone, what stands in backticks apart."""
    flat = (" ".join(part.split()) for part in said.split("\n\n") if part.strip())
    return tuple(
        tuple((run, at % 2 == 1) for at, run in enumerate(part.split("`")) if run) for part in flat
    )


def addresses_of(document: Mapping[str, Any]) -> Iterator[Address]:
    """Every address, in the document's order."""
    for path, methods in document["paths"].items():
        asked = methods["get"]
        yield Address(
            asked["operationId"],
            path,
            asked.get("summary", ""),
            paragraphs(asked.get("description", "")),
            tuple(_parameter(one) for one in asked.get("parameters", ())),
            tuple((str(status), _shape(answer)) for status, answer in asked["responses"].items()),
        )


def _parameter(one: Mapping[str, Any]) -> Parameter:
    schema = one["schema"]
    return Parameter(
        one["name"],
        one["in"],
        kind_of(schema).removesuffix(" or null"),  # left out is how it is null
        _limits(schema),
        one.get("description") or schema.get("description", ""),
    )


def _limits(schema: Mapping[str, Any]) -> str:
    """Bounds and default, as a reader says them."""
    inner = [schema, *schema.get("anyOf", ())]
    said = []
    bounds = (("from {}", "minimum"), ("to {}", "maximum"), ("at most {} characters", "maxLength"))
    for words, name in bounds:
        found = next((part[name] for part in inner if name in part), None)
        if found is not None:
            said.append(words.format(found))
    if schema.get("default") not in (None, ""):
        said.append(f"else {schema['default']}")
    return ", ".join(said)


def _shape(answer: Mapping[str, Any]) -> str:
    content = answer.get("content", {}).get("application/json", {})
    return kind_of(content.get("schema", {}))


def forms_of(document: Mapping[str, Any]) -> Iterator[Form]:
    """Every shape that an answer has, by name."""
    for name, schema in sorted(document["components"]["schemas"].items()):
        if "properties" in schema and not name.startswith("Asked"):
            yield Form(
                name,
                paragraphs(schema.get("description", "")),
                tuple(
                    Field(field, kind_of(part), part.get("description", ""))
                    for field, part in schema["properties"].items()
                ),
            )


def kind_of(schema: Mapping[str, Any]) -> str:
    """A JSON Schema in a few words: `list of Article`, `date or null`, `"hans" or "hant"`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kind_of(part) for part in schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        return " or ".join(f'"{value}"' for value in values)
    if schema.get("type") == "array":
        inner = schema.get("items") or (schema.get("prefixItems") or [{}])[0]
        return f"list of {kind_of(inner)}"
    return str(schema.get("format") or schema.get("type") or "any")
