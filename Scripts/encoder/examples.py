"""Articles as the network reads them: their paragraphs, in word pieces."""
import json
import numpy as np
import torch

CLS, SEP = 101, 102
# Pieces of one word that are read; and pieces of one window, marks included.
MOST, ROOM = 8, 192


class Articles:
    def __init__(self, path, tokenizer):
        self.articles = []
        cache = {}
        for line in open(path, encoding="utf-8"):
            record = json.loads(line)
            text = record["text"].encode("utf-8")
            for p in record["paragraphs"]:
                words = [text[s:e].decode("utf-8", "replace") for s, e in p["ranges"]]
                new = [w for w in set(words) if w not in cache]
                for w, found in zip(new, tokenizer.encode_batch(new, add_special_tokens=False)):
                    cache[w] = found.ids[:MOST] or [100]
                p["pieces"] = [cache[w] for w in words]
                p["features"] = np.array([p["shape"], p["tags"], p["quotes"], p["cue"], [1] * len(words)]).T
            self.articles.append(record)

    def windows(self):
        """Segments (article, paragraph, first word, end), each of at most ROOM pieces and a window by itself."""
        return [[(a, k, first, end)] for a, article in enumerate(self.articles)
                for k, p in enumerate(article["paragraphs"]) for first, end, _ in segments(p)]

    def batch(self, windows):
        length, rows = 0, []
        for window in windows:
            pieces, features, places = [CLS], [[0] * 5], []
            for a, k, first, end in window:
                p = self.articles[a]["paragraphs"][k]
                for w in range(first, end):
                    places.append((a, k, w, len(pieces), len(pieces) + len(p["pieces"][w]) - 1))
                    pieces += p["pieces"][w]
                    features += [p["features"][w]] * len(p["pieces"][w])
                pieces.append(SEP)
                features.append([0] * 5)
            rows.append((pieces, features, places))
            length = max(length, len(pieces))
        x = np.zeros((len(rows), length), np.int64)
        f = np.zeros((len(rows), length, 5), np.int64)
        m = np.zeros((len(rows), length), bool)
        first, last, words = [], [], []
        for r, (pieces, features, places) in enumerate(rows):
            x[r, : len(pieces)] = pieces
            f[r, : len(pieces)] = features
            m[r, : len(pieces)] = True
            for a, k, w, s, e in places:
                first.append(r * length + s)
                last.append(r * length + e)
                words.append((a, k, w))
        return (torch.from_numpy(x), torch.from_numpy(f), torch.from_numpy(m),
                torch.tensor(first), torch.tensor(last), words)


def segments(p):
    """Stretches of a paragraph that fit a window: whole, or its sentences as many as fit, or cut hard."""
    sizes = [len(x) for x in p["pieces"]]
    if sum(sizes) + 2 <= ROOM:
        return [(0, len(sizes), sum(sizes))]
    found, first, used = [], 0, 0
    n = len(sizes)
    ends = {}
    i = 0
    while i < n:
        j = i
        while j < n and p["sentence"][j] == p["sentence"][i]:
            j += 1
        ends[i] = j
        i = j
    for i in range(n):
        sentence = sum(sizes[i:ends[i]]) if i in ends else 0
        if i > first and (used + sizes[i] + 2 > ROOM or (sentence and used + sentence + 2 > ROOM)):
            found.append((first, i, used))
            first, used = i, 0
        used += sizes[i]
    found.append((first, n, used))
    return found
