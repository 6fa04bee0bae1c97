#!/usr/bin/env python3
"""Asks other programs' readers what they make of our exports.

    Scripts/check-exports.py FOLDER      (by default the golden files of the tests)

Readers come from PyPI: feedparser, pyld, citeproc-py, bibtexparser, rispy, jsonschema. One that is not
installed is skipped with a line. The exit status is 1 where a reader finds fault.
"""
import csv
import importlib
import io
import json
import pathlib
import sys

folder = pathlib.Path(
    sys.argv[1] if len(sys.argv) > 1
    else pathlib.Path(__file__).parent.parent / "Tests/QuestionsTests/Fixtures/Exports")
faults = 0


def read(name):
    return (folder / name).read_bytes().decode("utf-8")


def check(reader, name, work):
    global faults
    if reader:
        try:
            importlib.import_module(reader)
        except ImportError:
            print(f"skipped: {name} ({reader} is not installed)")
            return
    try:
        print(f"ok: {name} by {reader or 'the standard library'}: {work()}")
    except Exception as error:  # whatever a reader throws is its verdict
        faults += 1
        print(f"FAULT: {name} by {reader or 'the standard library'}: {type(error).__name__}: {error}")


statements = [json.loads(line) for line in read("jsonl.jsonl").splitlines()]
documents = {each["document"]["id"]: each["document"] for each in statements}


def csv_rows():
    rows = list(csv.DictReader(io.StringIO(read("csv.csv"), newline="")))
    assert [row["id"] for row in rows] == [each["id"] for each in statements]
    assert [row["content"] for row in rows] == [
        " … ".join(part["text"] for part in each["content"]) for each in statements]
    assert all(None not in row and None not in row.values() for row in rows)
    return f"{len(rows)} rows"


def atom():
    import feedparser
    feed = feedparser.parse((folder / "atom.atom").read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10", feed.version
    assert len(feed.entries) == len(statements)
    assert all(e.id and e.title and e.updated_parsed for e in feed.entries)
    return f"{feed.version}, {len(feed.entries)} entries"


def pyld_document(name):
    def work():
        from pyld import jsonld
        value = json.loads(read(name))
        # Offline: the names of the contexts are mapped by a vocabulary of our own, as expansion needs.
        iri = value.pop("@context")
        context = {"@vocab": iri + "#", "id": "@id", "type": "@type"}
        items = jsonld.expand({"@context": context, **value})
        quads = jsonld.to_rdf(items, {"format": "application/n-quads"})
        assert items and quads.count("\n") >= len(statements) * 5
        return f"{quads.count(chr(10))} quads"
    return work


def citeproc_items():
    from citeproc import (
        Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter)
    from citeproc.source.json import CiteProcJSON
    import warnings
    warnings.simplefilter("ignore")
    items = json.loads(read("csl.json"))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(each) for each in bibliography.bibliography()]
    assert len(printed) == len(documents) and all(printed)
    return " | ".join(printed)[:100]


def bibtex():
    import bibtexparser
    text = read("bibtex.bib")
    if hasattr(bibtexparser, "parse_string"):
        library = bibtexparser.parse_string(text)
        assert not library.failed_blocks, library.failed_blocks
        entries = library.entries
    else:
        entries = bibtexparser.loads(text).entries
    assert len(entries) == len(documents)
    return f"{len(entries)} entries"


def ris():
    import rispy
    entries = rispy.loads(read("ris.ris").replace("\r\n", "\n"))
    assert len(entries) == len(documents)
    assert all(each["type_of_reference"] == "NEWS" for each in entries)
    return f"{len(entries)} references"


# The events and modes of the PLOVER ontology (Halterman, Bagozzi, Beger, Schrodt and Scarborough, 2023).
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def plover():
    lines = [json.loads(line) for line in read("plover.jsonl").splitlines()]
    assert len(lines) == len(statements)
    assert all(each["event"] is None or each["event"] in PLOVER for each in lines)
    assert all(each["depositary"]["act"] and each["depositary"]["standing"] for each in lines)
    return f"{len(lines)} events"


def schemas():
    import jsonschema
    place = {"type": "object", "required": ["start", "end", "text"], "properties": {
        "start": {"type": "integer"}, "end": {"type": "integer"}, "text": {"type": "string"}}}
    statement = {
        "type": "object",
        "required": ["id", "standing", "document", "speaker", "content", "act", "instrument"],
        "properties": {
            "standing": {"enum": ["machine-read", "accepted", "corrected", "rejected"]},
            "content": {"type": "array", "minItems": 1, "items": place},
            "quote": {"enum": ["direct", "indirect", "mixed"]},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1}}}
    annotation = {
        "type": "object", "required": ["id", "type", "target"],
        "properties": {
            "type": {"const": "Annotation"},
            "target": {"type": "array", "minItems": 1, "items": {
                "type": "object", "required": ["source", "selector"]}}}}
    csl = {
        "type": "array", "items": {
            "type": "object", "required": ["id", "type"], "additionalProperties": False,
            "properties": {
                "id": {"type": "string"}, "type": {"const": "article-newspaper"},
                "title": {"type": "string"}, "container-title": {"type": "string"},
                "author": {"type": "array"}, "issued": {"type": "object", "properties": {
                    "date-parts": {"type": "array", "maxItems": 2}}},
                "URL": {"type": "string"}, "language": {"type": "string"},
                "note": {"type": "string"}}}}
    for each in statements:
        jsonschema.validate(each, statement)
    for each in json.loads(read("webannotation.jsonld"))["items"]:
        jsonschema.validate(each, annotation)
    jsonschema.validate(json.loads(read("csl.json")), csl)
    return "statements, annotations, references"


check(None, "csv", csv_rows)
check(None, "plover", plover)
check("feedparser", "atom", atom)
check("pyld", "webannotation", pyld_document("webannotation.jsonld"))
check("pyld", "schema.org", pyld_document("schema.org.jsonld"))
check("citeproc", "csl", citeproc_items)
check("bibtexparser", "bibtex", bibtex)
check("rispy", "ris", ris)
check("jsonschema", "jsonl, webannotation, csl", schemas)
sys.exit(1 if faults else 0)
