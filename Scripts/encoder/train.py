#!/usr/bin/env python3
"""Fine-tunes the accurate reader's network on examples that `Examples` has written.

    train.py TRAIN.jsonl DEV.jsonl MINILM_FOLDER OUT [--epochs N] [--minutes M] [--batch WINDOWS] [--resume CHECKPOINT|ENCODER.bin]

MINILM_FOLDER holds model.safetensors and tokenizer.json. The rate falls to nothing over the epochs, or sooner over
the minutes where they are fewer; a number in OUT/minutes replaces them while it runs. Every few minutes a
checkpoint and its exact F1 on a part of dev (best path, no thresholds).
"""
import argparse, collections, json, math, os, time
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from examples import Articles
from pack import unpack
from network import LINK, MAY, Reader, chain_loss, load_minilm, viterbi

ROLES = ("source", "cue", "content")


def role(label):
    return (label - 3) // 4 if 3 <= label <= 14 else -1


def spans(labels):
    found, i = [], 0
    while i < len(labels):
        r = role(labels[i])
        if r < 0:
            i += 1
            continue
        j = i + 1
        while j < len(labels) and labels[j] >= 3 and labels[j] % 2 == 0:
            j += 1
        found.append((r, i, j))
        i = j
    return found


def paragraphs(words):
    """Index runs of one paragraph each, in (article, paragraph) order; only those that are whole."""
    runs = collections.OrderedDict()
    for n, (a, k, w) in enumerate(words):
        runs.setdefault((a, k), []).append(n)
    return runs


def losses(model, data, windows, drop):
    pieces, features, mask, first, last, words = data.batch(windows)
    nodes, links = model.head(model.encode(pieces, features, mask, 0), first, last, drop)
    runs = paragraphs(words)
    count, longest = len(runs), max(len(r) for r in runs.values())
    index = torch.zeros(count, longest, dtype=torch.long)
    labels = torch.zeros(count, longest, dtype=torch.long)
    classes = torch.zeros(count, longest, dtype=torch.long)
    lengths = torch.zeros(count, dtype=torch.long)
    link_loss, link_count = torch.zeros(()), 0
    for n, ((a, k), run) in enumerate(runs.items()):
        p = data.articles[a]["paragraphs"][k]
        own = [words[i][2] for i in run]
        index[n, : len(run)] = torch.tensor(run)
        labels[n, : len(run)] = torch.tensor([p["labels"][w] for w in own])
        classes[n, : len(run)] = torch.tensor([p["edges"][w] for w in own])
        lengths[n] = len(run)
        at = {w: i for w, i in zip(own, run)}
        asks = [[], []]
        for source, cue, content in p["attributions"]:
            heads = [at[x[0]] for x in cue if x[0] in at]
            sources = [at[x[0]] for x in source if x[0] in at]
            for h in heads:
                asks[0].append((h, sources))
            for x in content:
                if x[0] in at:
                    asks[1].append((at[x[0]], heads))
        for kind in (0, 1):
            if not asks[kind]:
                continue
            # All words of the paragraph are candidates while training: harder than spans alone.
            q = links[[i for i, _ in asks[kind]], 2 * kind * LINK:(2 * kind + 1) * LINK]
            c = links[run, (2 * kind + 1) * LINK:(2 * kind + 2) * LINK]
            s = torch.cat([model.none[kind].expand(len(q), 1), q @ c.T / math.sqrt(LINK)], 1)
            target = torch.full_like(s, -1e4)
            place = {i: n for n, i in enumerate(run)}
            for row, (_, right) in enumerate(asks[kind]):
                for i in right:
                    target[row, 1 + place[i]] = 0
                if not right:
                    target[row, 0] = 0
            link_loss = link_loss + (torch.logsumexp(s, 1) - torch.logsumexp(s + target, 1)).sum()
            link_count += len(q)
    chain = chain_loss(nodes[index], model.edges, classes, labels, lengths)
    return chain, len(words), link_loss, max(1, link_count)


@torch.no_grad()
def predict(model, data, most=None):
    """Node scores by (article, paragraph): arrays of 16 by word; link vectors beside them."""
    model.eval()
    found = {}
    windows = data.windows()
    if most:
        windows = [w for w in windows if w[0][0] % most == 0]
    windows.sort(key=lambda w: sum(e - s for _, _, s, e in w))
    for i in range(0, len(windows), 16):
        pieces, features, mask, first, last, words = data.batch(windows[i:i + 16])
        nodes, links = model.head(model.encode(pieces, features, mask, 0), first, last, 0)
        nodes, links = nodes.numpy(), links.numpy()
        for n, (a, k, w) in enumerate(words):
            key = (a, k)
            if key not in found:
                size = len(data.articles[a]["paragraphs"][k]["labels"])
                found[key] = (np.zeros((size, 16), np.float32), np.zeros((size, 4 * LINK), np.float32))
            found[key][0][w] = nodes[n]
            found[key][1][w] = links[n]
    model.train()
    return found


def evaluate(model, data, most=None):
    table = (model.edges.detach() + MAY).numpy()
    right, own, gold = np.zeros(3), np.zeros(3), np.zeros(3)
    for (a, k), (nodes, _) in predict(model, data, most).items():
        p = data.articles[a]["paragraphs"][k]
        mine = set(spans(viterbi(nodes, table, p["edges"])))
        true = {(r, s, e) for x in p["attributions"] for r in range(3) for s, e in x[r]}
        for r in range(3):
            m, t = {x for x in mine if x[0] == r}, {x for x in true if x[0] == r}
            right[r] += len(m & t)
            own[r] += len(m)
            gold[r] += len(t)
    return {n: round(float(200 * right[r] / max(1, own[r] + gold[r])), 2) for r, n in enumerate(ROLES)}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("train"), ap.add_argument("dev"), ap.add_argument("minilm"), ap.add_argument("out")
    ap.add_argument("--epochs", type=float, default=3)
    ap.add_argument("--minutes", type=float, default=1e9)
    ap.add_argument("--batch", type=int, default=24)
    ap.add_argument("--rate", type=float, default=1e-4)
    ap.add_argument("--head-rate", type=float, default=1.5e-3)
    ap.add_argument("--decay", type=float, default=0.9, help="by which the rate falls from layer to layer downwards")
    ap.add_argument("--drop", type=float, default=0.1, help="dropout behind the encoder")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--steps", type=int, default=0, help="stop after so many, to measure")
    ap.add_argument("--resume", help="a checkpoint, or a packed encoder.bin, to begin from")
    ap.add_argument("--edges", help="a file of numbers to begin the chain's edges with")
    A = ap.parse_args()
    torch.set_num_threads(A.threads)
    torch.manual_seed(A.seed)
    random = np.random.default_rng(A.seed)
    os.makedirs(A.out, exist_ok=True)
    tokenizer = Tokenizer.from_file(A.minilm + "/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train, dev = Articles(A.train, tokenizer), Articles(A.dev, tokenizer)
    model = Reader()
    load_minilm(model, A.minilm + "/model.safetensors")
    if A.edges:
        with torch.no_grad():
            model.edges.copy_(torch.tensor(np.loadtxt(A.edges, dtype=np.float32).reshape(128, 16, 16)).clamp(-8, 8))
    if A.resume and A.resume.endswith(".bin"):
        unpack(model, A.resume)
    elif A.resume:
        model.load_state_dict(torch.load(A.resume, map_location="cpu")["model"])
    # What is looked up by word stays as it was: it is half of the weights and learns least.
    for table in (model.words, model.places, model.kinds):
        table.weight.requires_grad_(False)
    groups = []
    def group(parameters, rate):
        parameters = list(parameters)
        groups.append({"params": [x for x in parameters if x.dim() > 1], "lr": rate, "peak": rate, "weight_decay": 0.01})
        groups.append({"params": [x for x in parameters if x.dim() <= 1], "lr": rate, "peak": rate, "weight_decay": 0.0})
    for i, layer in enumerate(model.layers):
        group(layer.parameters(), A.rate * A.decay ** (len(model.layers) - 1 - i))
    group(model.norm.parameters(), A.rate * A.decay ** len(model.layers))
    group(model.features.parameters(), A.head_rate)
    group([*model.mix.parameters(), *model.nodes.parameters(), *model.links.parameters(), model.none], A.head_rate)
    groups.append({"params": [model.edges], "lr": A.head_rate, "peak": A.head_rate, "weight_decay": 0.0})
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.99))
    total = int(A.epochs * len(train.windows()) / A.batch)
    print(f"{len(train.articles)} articles, {len(train.windows())} windows, {total} steps", flush=True)
    # The last weights' average, for the end.
    average = {k: v.clone() for k, v in model.state_dict().items() if v.dtype == torch.float32}
    began, saved, step, sums = time.time(), time.time(), 0, np.zeros(4)
    done = False
    model.train()
    while not done:
        windows = train.windows()
        # Windows of one length go together, else half of a batch is padding.
        order = random.permutation(len(windows))
        chunks = []
        for i in range(0, len(order), A.batch * 20):
            part = sorted(order[i:i + A.batch * 20], key=lambda n: sum(e - s for _, _, s, e in windows[n]))
            chunks += [part[j:j + A.batch] for j in range(0, len(part), A.batch)]
        for n in random.permutation(len(chunks)):
            minutes = A.minutes
            if os.path.exists(A.out + "/minutes"):
                minutes = float(open(A.out + "/minutes").read())
            elapsed = (time.time() - began) / 60
            progress = max(step / max(1, total), elapsed / minutes)
            if progress >= 1 or (A.steps and step >= A.steps):
                done = True
                break
            factor = min(1, progress / 0.06 + 0.02) * max(0.0, 1 - progress)
            for g in optimizer.param_groups:
                g["lr"] = g["peak"] * factor
            chain, words, link, asked = losses(model, train, [windows[i] for i in chunks[n]], A.drop)
            loss = chain / words * 20 + 0.5 * link / asked
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            sums += (float(chain.detach()), words, float(link.detach()), asked)
            with torch.no_grad():
                rate = min(0.99, step / (step + 10))
                for k, v in model.state_dict().items():
                    if k in average and not k.startswith(("words", "places", "kinds")):
                        average[k].lerp_(v, 1 - rate)
            if step % 20 == 0 or step < 4:
                print(f"step {step} of {total}, {elapsed:.1f} min, progress {progress:.3f}, chain {sums[0] / sums[1]:.4f}, "
                      f"link {sums[2] / sums[3]:.3f}, {sums[1] / 20:.0f} words a step", flush=True)
                sums[:] = 0
            if time.time() - saved > 600:
                saved = time.time()
                torch.save({"model": average, "step": step}, A.out + "/checkpoint.pt")
                print(f"saved after step {step}", flush=True)
    torch.save({"model": average, "step": step}, A.out + "/final.pt")
    if not A.steps:
        model.load_state_dict(average)
        print("dev", evaluate(model, dev), flush=True)


if __name__ == "__main__":
    main()
