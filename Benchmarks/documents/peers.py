#!/usr/bin/env python3
"""Run the open extractors over a folder of saved pages and time them.

  peers.py FOLDER OUT [--tools trafilatura,resiliparse,htmldate] [--limit N]

FOLDER  holds ground-truth.json and html/ID.html.gz
OUT     a folder; receives TOOL.json = {id: {"articleBody", "title", "author", "date"}}

Pages are decompressed before the clock starts; one process, one core, CPU time
(time.process_time), so that a busy machine matters less. Prints a line a tool.
"""
import argparse
import gzip
import json
import os
import time


def trafilatura_tool(mode):
    import trafilatura
    from trafilatura.metadata import extract_metadata

    kwargs = {"precision": {"favor_precision": True}, "fast": {"fast": True}, "default": {}}[mode]

    def run(html, url):
        doc = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True, **kwargs)
        if doc is None:
            return {"articleBody": ""}
        d = doc.as_dict() if hasattr(doc, "as_dict") else doc
        return {"articleBody": d.get("text") or "", "title": d.get("title"), "author": d.get("author"),
                "date": d.get("date")}

    return run


def resiliparse_tool(flags):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    def run(html, url):
        tree = HTMLTree.parse_from_bytes(html, detect_encoding(html))
        return {"articleBody": extract_plain_text(tree, **flags), "title": tree.title}

    return run


def readability_tool():
    from lxml import html as markup
    from readability import Document

    def run(html, url):
        document = Document(html.decode("utf-8", "replace"))
        body = markup.fromstring(document.summary())
        return {"articleBody": body.text_content(), "title": document.short_title()}

    return run


def htmldate_tool(extensive):
    from htmldate import find_date

    def run(html, url):
        return {"date": find_date(html.decode("utf-8", "replace"), url=url, extensive_search=extensive)}

    return run


TOOLS = {
    "trafilatura-precision": lambda: trafilatura_tool("precision"),
    "trafilatura-fast": lambda: trafilatura_tool("fast"),
    "trafilatura": lambda: trafilatura_tool("default"),
    "resiliparse": lambda: resiliparse_tool({"main_content": True}),
    "resiliparse-best": lambda: resiliparse_tool(
        {"main_content": True, "alt_texts": False, "links": False, "form_fields": False, "noscript": False,
         "comments": False, "preserve_formatting": True}),
    "readability": readability_tool,
    "htmldate": lambda: htmldate_tool(True),
    "htmldate-fast": lambda: htmldate_tool(False),
}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder")
    ap.add_argument("out")
    ap.add_argument("--tools", default=",".join(TOOLS))
    ap.add_argument("--limit", type=int)
    a = ap.parse_args()
    with open(os.path.join(a.folder, "ground-truth.json"), encoding="utf-8") as f:
        gold = json.load(f)
    pages = []
    for key in sorted(gold)[: a.limit]:
        with gzip.open(os.path.join(a.folder, "html", key + ".html.gz")) as f:
            pages.append((key, f.read(), gold[key].get("url")))
    os.makedirs(a.out, exist_ok=True)
    for name in a.tools.split(","):
        run = TOOLS[name]()
        run(pages[0][1], pages[0][2])  # warm up: imports, tables
        out, start = {}, time.process_time()
        for key, html, url in pages:
            try:
                out[key] = run(html, url)
            except Exception as error:  # a peer that fails on a page scores nothing there
                out[key] = {"articleBody": "", "error": str(error)}
        took = time.process_time() - start
        with open(os.path.join(a.out, name + ".json"), "w", encoding="utf-8") as f:
            json.dump(out, f)
        print(f"{name:<24} {len(pages):>4} pages {took:8.2f} s {len(pages) / took:8.1f} pages/s", flush=True)


if __name__ == "__main__":
    main()
