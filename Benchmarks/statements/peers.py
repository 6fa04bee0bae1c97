#!/usr/bin/env python3
"""Times what of open quote extraction runs without a model from elsewhere, on the same articles.

  peers.py ARTICLES.txt [ROUNDS]

textacy's direct quotations want a spaCy pipeline with a parser, and such pipelines are not on PyPI: what can be timed is
the first step of it alone, spaCy's rules for words and sentences, on one core. With DEPOSITARY_SPACY=name
of an installed pipeline the whole of textacy's extractor is timed.
"""
import os
import sys
import time

import spacy

articles = [line.replace("\f", "\n\n") for line in open(sys.argv[1], encoding="utf-8")]
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3


def rate(work, count):
    best = 0
    for _ in range(rounds):
        start = time.process_time()
        for text in articles[:count]:
            work(text)
        best = max(best, count / (time.process_time() - start))
    return best


name = os.environ.get("DEPOSITARY_SPACY")
if name:
    from textacy.extract import triples

    pipeline = spacy.load(name)
    print(f"{'textacy, direct quotations':62} {rate(lambda t: list(triples.direct_quotations(pipeline(t))), 20):9.2f} articles a second")
plain = spacy.blank("en")
plain.add_pipe("sentencizer")
print(f"{'spaCy, words and sentences by rules alone':62} {rate(plain, len(articles)):9.2f} articles a second")
