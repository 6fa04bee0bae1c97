#!/usr/bin/env python3
"""Writes what the tests of the encoder compare with: a tiny network made from a seed, as the program maps it
(`tiny.bin`), and the pieces, hidden states and scores that tokenizers and torch give for it (`tiny.json`).

    fixture.py OUT_FOLDER [MINILM_FOLDER]

With MINILM_FOLDER also `pieces.json`: how the reference tokeniser divides words with the real vocabulary.
"""
import json, sys
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
import network
from pack import BLEND, file, rounded, sections, word_pieces

WORDS = ["talks", "Talks", "TALKING", "détente", "naïve", "coöperation", "Łódź", "İstanbul", "straße", "don't", "U.S.",
         "“stopped”", "‘yes’", "—", "…", "$4.5bn", "50%", "№5", "Café", "Café", "ﬁre", "договор", "Лавров", "й", "条約",
         "a条b", "co-operate", "x\u200bx", "soft\u00adhyphen", "non\u00a0break", "tab\tbed", "'", "``", "e-mail@host",
         "a" * 101, "b" * 100, "unaffable", "zzzq", "½", "²", "Ⅳ", "ﷺ", "😀", "मानक", "ไทย", "Ελλάδα", "ά", "Ω", "K", "ſ",
         "[CLS]", "##ing", "tal##k", "(", "treaty’s", "New", "START", "INF", "anti-ballistic", "20-kiloton"]


def tiny_vocabulary():
    letters = [chr(c) for c in range(0x61, 0x7B)] + list("0123456789.,'-$%()[]#“”‘’—…@`дог条約λα½")
    words = ["talk", "talks", "treaty", "stop", "new", "start", "the", "un", "cafe", "naive"]
    pieces = ["##" + x for x in [chr(c) for c in range(0x61, 0x7B)] + ["ing", "ed", "aff", "able", "s", "о", "в", "р"]]
    filled = ["[PAD]"] + [f"[unused{i}]" for i in range(99)] + ["[UNK]", "[CLS]", "[SEP]"]
    return filled + [w for w in dict.fromkeys(letters + words + pieces)]


def main():
    out = sys.argv[1]
    if len(sys.argv) > 2:
        t = Tokenizer.from_file(sys.argv[2] + "/tokenizer.json")
        t.no_truncation(), t.no_padding()
        # The words are data here, not marks: nothing is to be taken for [CLS].
        found = [[w, t.encode(w, add_special_tokens=False).ids] for w in WORDS if "[CLS]" not in w]
        json.dump(found, open(out + "/pieces.json", "w"), ensure_ascii=False, indent=0)
    network.WIDTH, network.HEADS, network.LAYERS, network.INNER, network.LINK = 64, 2, 2, 128, 8
    torch.manual_seed(1)
    vocabulary = tiny_vocabulary()
    model = network.Reader(len(vocabulary))
    with torch.no_grad():
        for name, p in model.named_parameters():
            if "norm" in name:
                p.add_(torch.randn_like(p) * 0.1)
            elif p.dim() == 2:
                p.copy_(torch.randn_like(p) * (0.3 if "words" in name or "places" in name else 0.15))
        # As the file holds them, so that what is left of a difference comes from rounding activations.
        for module in [m for m in model.modules() if isinstance(m, torch.nn.Linear)] + [model.words]:
            step, q = rounded(module.weight)
            module.weight.copy_(torch.from_numpy(step[:, None] * q))
    model.eval()
    tokenizer = Tokenizer(models.WordPiece({w: i for i, w in enumerate(vocabulary)}, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    room, most = 24, 4
    data = file(sections(model, room, most, network.LINK, BLEND) + word_pieces(vocabulary, tokenizer.normalizer, 0x2200))
    open(out + "/tiny.bin", "wb").write(data)
    windows = []
    for seed, length in ((2, room), (3, 9), (4, 1)):
        g = torch.Generator().manual_seed(seed)
        pieces = torch.randint(0, len(vocabulary), (1, length), generator=g)
        features = torch.stack([torch.randint(0, n, (1, length), generator=g) for n in (*network.FEATURES, 2)], -1)
        with torch.no_grad():
            hidden = model.encode(pieces, features, torch.ones(1, length, dtype=torch.bool))
            first = torch.arange(0, length, 2)
            last = torch.clamp(first + 1, max=length - 1)
            nodes, links = model.head(hidden, first, last)
        windows.append({"pieces": pieces[0].tolist(), "features": features[0].tolist(),
                        "hidden": [[round(x, 5) for x in row] for row in hidden[0].tolist()],
                        "words": list(zip(first.tolist(), last.tolist())),
                        "labels": [[round(x, 5) for x in row] for row in nodes.tolist()],
                        "links": [[round(x, 5) for x in row] for row in links.tolist()]})
    json.dump({"words": [[w, tokenizer.encode(w, add_special_tokens=False).ids] for w in WORDS if max(map(ord, w)) < 0x2200], "windows": windows},
              open(out + "/tiny.json", "w"), ensure_ascii=False)


if __name__ == "__main__":
    main()
