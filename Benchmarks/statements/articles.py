#!/usr/bin/env python3
"""Cuts the reports of JSON Lines files, gzip'd or not, into articles of about so many words, an article a line.

  articles.py WORDS FILE.jsonl[.gz]… > ARTICLES.txt

Paragraphs stay whole and in order and are parted by a form feed; a report too short goes on with the next.
"""
import gzip
import json
import sys

want = int(sys.argv[1])
article, words = [], 0
for path in sys.argv[2:]:
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for paragraph in json.loads(line)["text"].split("\n\n"):
                paragraph = " ".join(paragraph.split())
                if not paragraph:
                    continue
                article.append(paragraph)
                words += len(paragraph.split())
                if words >= want:
                    print("\f".join(article))
                    article, words = [], 0
