#!/usr/bin/env python3
"""Writes a checkpoint as the model file the program maps: weights in 8 bits, word pieces, shares.

    pack.py CHECKPOINT MINILM_FOLDER OUT/encoder.bin [--blend NUMBERS]
"""
import argparse, json, struct, unicodedata
import numpy as np
import torch
from tokenizers import Tokenizer
import network
from network import Reader

# Shares of encoder, chains and links; none (source, cue) comes from the network; thresholds: source, cue, content,
# completing with content and cue; the same for statements without completing.
BLEND = dict(encoder=1.0, chain=0.4, link=0.5, thresholds=[0.3, 0.3, 0.3, 0.1, 0.1], statements=[0.2, 0.2, 0.2])


class Numbers:
    """The writing side of `ModelNumbers`: each run begins at a multiple of 16."""
    def __init__(self):
        self.bytes = bytearray()
    def put(self, values, kind):
        self.bytes += bytes(-len(self.bytes) % 16)
        self.bytes += np.ascontiguousarray(values).astype(kind).tobytes()
        return self


def rounded(weight):
    """By row: steps and whole numbers from -127 to 127."""
    w = weight.detach().numpy().astype(np.float32)
    step = np.maximum(np.abs(w).max(1), 1e-9) / 127
    return step.astype(np.float32), np.clip(np.rint(w / step[:, None]), -127, 127).astype(np.int8)


def matrix(linear):
    step, q = rounded(linear.weight)
    n, k = q.shape
    blocks = (q.astype(np.int16) + 128).astype(np.uint8).reshape(n // 16, 16, k // 4, 4).transpose(0, 2, 1, 3)
    return Numbers().put(blocks, np.uint8).put(step, np.float32).put(linear.bias.detach().numpy(), np.float32).bytes


def norm(layer):
    return Numbers().put(layer.weight.detach().numpy(), np.float32).put(layer.bias.detach().numpy(), np.float32).bytes


def file(sections):
    """The form `ModelFile` reads."""
    out = bytearray(64 + 32 * len(sections))
    for i, (name, data) in enumerate(sections):
        out += bytes(-len(out) % 64)
        assert len(name) <= 16, name
        out[64 + 32 * i:64 + 32 * i + len(name)] = name.encode()
        struct.pack_into("<QQ", out, 64 + 32 * i + 16, len(out), len(data))
        out += data
    out[:8] = b"DEPOSMDL"
    struct.pack_into("<IIQ", out, 8, 1, len(sections), len(out))
    s, mask = 0x9E3779B97F4A7C15, (1 << 64) - 1
    whole = len(out) - (len(out) - 64) % 8
    for (v,) in struct.iter_unpack("<Q", bytes(out[64:whole])):
        s = ((s ^ v) * 0xFF51AFD7ED558CCD) & mask
        s ^= s >> 32
    for b in out[whole:]:
        s = ((s ^ b) * 0xFF51AFD7ED558CCD) & mask
    struct.pack_into("<Q", out, 24, s)
    return out


def word_pieces(vocabulary, normalizer, limit=0x20000):
    """The sections of the vocabulary and of what becomes of each scalar."""
    pieces = [p.encode() for p in vocabulary]
    ends = np.cumsum([0] + [len(p) for p in pieces]).astype(np.uint32)
    size = 1 << max(4, (2 * len(pieces) - 1).bit_length())
    slots = np.zeros(size, np.uint32)
    for number, piece in enumerate(pieces):
        h = 0x811C9DC5
        for b in piece:
            h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
        slot = (h ^ h >> 16) & (size - 1)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = number + 1
    scalars = []
    for c in range(0x80, limit):
        if 0xD800 <= c < 0xE000 or 0xAC00 <= c < 0xD7A4 or 0x3400 <= c < 0xA000 or 0xF900 <= c < 0xFB00:
            continue
        made = normalizer.normalize_str(chr(c))
        category = unicodedata.category(chr(c))
        if made and all(m.isspace() for m in made):
            kind, out = 3, ""
        elif category.startswith("P"):
            kind, out = 1, made or chr(c)
        elif made == "":
            kind, out = 2, ""
        elif made != chr(c):
            kind, out = 0, made
        else:
            continue
        out = out[:2]
        scalars.append([c, kind | len(out) << 8] + [ord(x) for x in out] + [0] * (2 - len(out)))
    return [
        ("pieces.text", b"".join(pieces)),
        ("pieces.ends", Numbers().put([len(pieces)], np.uint32).put(ends, np.uint32).bytes),
        ("pieces.table", Numbers().put([size], np.uint32).put(slots, np.uint32).bytes),
        ("pieces.scalars", Numbers().put([len(scalars)], np.uint32).put(np.array(scalars), np.uint32).bytes),
    ]


def sections(model, room, most, link, blend):
    width, layers = model.words.weight.shape[1], len(model.layers)
    inner = model.layers[0].up.weight.shape[0]
    step, words = rounded(model.words.weight)
    found = [
        ("shape", Numbers().put([1, width, network.HEADS, layers, inner, len(words), room, most, link], np.uint32).bytes),
        ("words", Numbers().put(words, np.int8).put(step, np.float32).bytes),
        ("places", Numbers().put((model.places.weight[:room] + model.kinds.weight[0]).detach().numpy(), np.float32).bytes),
        ("features", Numbers().put(torch.cat([t.weight for t in model.features]).detach().numpy(), np.float32).bytes),
        ("norm", norm(model.norm)),
    ]
    for i, layer in enumerate(model.layers):
        found += [(f"{i}.questions", matrix(layer.qkv)), (f"{i}.out", matrix(layer.out)), (f"{i}.up", matrix(layer.up)),
                  (f"{i}.down", matrix(layer.down)), (f"{i}.norm1", norm(layer.norm1)), (f"{i}.norm2", norm(layer.norm2))]
    none = blend.get("none", model.none.detach().numpy())
    shares = [blend["encoder"], blend["chain"], blend["link"], none[0], none[1]] + blend["thresholds"] + blend["statements"]
    found += [("mix", matrix(model.mix)), ("nodes", matrix(model.nodes)), ("links", matrix(model.links)),
              ("edges", Numbers().put(model.edges.detach().numpy(), np.float32).bytes),
              ("blend", Numbers().put(shares, np.float32).bytes)]
    return found


def unpack(model, path):
    """Loads what a packed file holds into `model`, to train on without a checkpoint; word embeddings stay as they are."""
    data = open(path, "rb").read()
    (count,) = struct.unpack_from("<I", data, 12)
    found = {}
    for i in range(count):
        name = data[64 + 32 * i:80 + 32 * i].rstrip(b"\0").decode()
        place, size = struct.unpack_from("<QQ", data, 80 + 32 * i)
        found[name] = data[place:place + size]

    def runs(name, *shapes):
        at, out = 0, []
        for kind, count in shapes:
            at += -at % 16
            out.append(np.frombuffer(found[name], kind, count, at))
            at += out[-1].nbytes
        return out

    def fill(parameter, values):
        parameter.data.copy_(torch.from_numpy(np.array(values, np.float32).reshape(parameter.shape)))

    def linear(name, layer):
        n, k = layer.weight.shape
        blocks, step, bias = runs(name, (np.uint8, n * k), (np.float32, n), (np.float32, n))
        q = blocks.reshape(n // 16, k // 4, 16, 4).transpose(0, 2, 1, 3).reshape(n, k).astype(np.float32) - 128
        fill(layer.weight, q * step[:, None])
        fill(layer.bias, bias)

    def normal(name, layer):
        gain, bias = runs(name, (np.float32, network.WIDTH), (np.float32, network.WIDTH))
        fill(layer.weight, gain)
        fill(layer.bias, bias)

    (features,) = runs("features", (np.float32, sum(network.FEATURES) * network.WIDTH))
    at = 0
    for table in model.features:
        fill(table.weight, features[at:at + table.weight.numel()])
        at += table.weight.numel()
    normal("norm", model.norm)
    for i, layer in enumerate(model.layers):
        for name, part in (("questions", layer.qkv), ("out", layer.out), ("up", layer.up), ("down", layer.down)):
            linear(f"{i}.{name}", part)
        normal(f"{i}.norm1", layer.norm1)
        normal(f"{i}.norm2", layer.norm2)
    for name in ("mix", "nodes", "links"):
        linear(name, getattr(model, name))
    fill(model.edges, runs("edges", (np.float32, model.edges.numel()))[0])
    fill(model.none, runs("blend", (np.float32, 5))[0][3:5])


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("checkpoint", help="or several, by commas: the mean of their weights is packed")
    ap.add_argument("minilm"), ap.add_argument("out")
    ap.add_argument("--blend", help="the shares as JSON")
    A = ap.parse_args()
    from examples import MOST, ROOM
    model = Reader()
    states = [torch.load(one, map_location="cpu")["model"] for one in A.checkpoint.split(",")]
    model.load_state_dict({
        name: sum(state[name] for state in states) / len(states) if weights.is_floating_point() else weights
        for name, weights in states[0].items()})
    tokenizer = Tokenizer.from_file(A.minilm + "/tokenizer.json")
    vocabulary = [p for p, _ in sorted(tokenizer.get_vocab().items(), key=lambda x: x[1])]
    blend = dict(BLEND, **(json.loads(A.blend) if A.blend else {}))
    found = sections(model, ROOM, MOST, network.LINK, blend) + word_pieces(vocabulary, tokenizer.normalizer)
    data = file(found)
    open(A.out, "wb").write(data)
    print(len(data), "bytes")


if __name__ == "__main__":
    main()
