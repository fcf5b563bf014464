"""Write a trained student as the file the Go package reads, and test vectors for it.

    python export.py student.pt en.model [vectors.json]
"""

import json
import struct
import sys

import numpy as np
import torch

import features
import student

MAGIC = b"CHANCERY-GRAMMAR 1\n"
SENTENCES = [
    "The minister told reporters in Geneva on Tuesday that talks had failed .",
    "BEIJING ( AP ) - China 's Foreign Ministry rejected the U.S. claim , saying it 's `` baseless '' .",
    "Stop !",
    "More than 1,200 people were evacuated from São Paulo 's northern suburbs after the 2019 flood , officials said .",
    "She gave him her old phone",
]


def tensors(m):
    """Yield (name, matrix, as int8) in the order of the file."""
    for f, table in zip(features.LIST, m.emb):
        yield "emb." + f["name"], table.weight, True
    for i, layer in enumerate(m.enc, 1):
        h = 3 * m.hidden
        for d, part in (("fwd", slice(0, h)), ("bwd", slice(h, 2 * h))):
            yield f"enc.{i}.{d}.w", layer.w.weight[part], True
            yield f"enc.{i}.{d}.b", layer.w.bias[part], False
    for k in ("upos", "xpos", "ner"):
        yield k + ".w", getattr(m, k).weight, True
        yield k + ".b", getattr(m, k).bias, False
    t = m.ud
    for name, lin in (("arc.d", t.d), ("arc.a", t.a), ("rel.d", t.rd), ("rel.a", t.ra)):
        yield name + ".w", lin.weight, True
        yield name + ".b", lin.bias, False
    yield "arc.root", t.root, False
    yield "arc.u", t.u, True
    yield "arc.bias", t.bias, False
    yield "rel.root", t.rroot, False
    yield "rel.v", t.v.weight, True
    yield "rel.c", t.v.bias, False


@torch.no_grad()
def pack(m):
    """Return the bytes of the file; the weights of m become what a reader of the file will see."""
    head = {"sizes": {"hidden": m.hidden, "layers": m.layers, "arc": m.ud.d.out_features, "rel": m.ud.rd.out_features},
            "features": [{k: f[k] for k in ("name", "of", "runes") if k in f} for f in features.LIST]}
    for k in ("upos", "xpos", "rel", "ner", "words"):
        head[k] = list(m.vocab[k])
    head["tensors"], body = [], bytearray()
    for name, w, small in tensors(m):
        a = w.detach().numpy().astype("<f4")
        rows, cols = a.shape if a.ndim == 2 else (1, a.shape[0])
        head["tensors"].append({"name": name, "rows": rows, "cols": cols, "type": "i8" if small else "f32", "offset": len(body)})
        if not small:
            body += a.tobytes()
            continue
        scale = (np.abs(a).max(1) / 127).astype("<f4")
        q = np.rint(a / np.maximum(scale, 1e-12)[:, None]).clip(-127, 127).astype(np.int8)
        body += scale.tobytes() + q.tobytes()
        w.copy_(torch.from_numpy(q.astype("f4") * scale[:, None]))
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return MAGIC + struct.pack("<I", len(text)) + text + bytes(body)


@torch.no_grad()
def vectors(m):
    """Scores of a few sentences; arc is n x (n + 1) with the root in column 0, own columns -10000."""
    m.eval()
    out = []
    for s in SENTENCES:
        b = m.collate([{"form": s.split()}])
        h = m.encode(b)
        arc = m.ud.arcs(h, b["heads"])
        head = arc.argmax(-1)
        r = lambda t: [[round(float(x), 5) for x in row] for row in t[0]]
        out.append({"words": s.split(), "ids": b["ids"][0].tolist(), "upos": r(m.upos(h)), "xpos": r(m.xpos(h)), "ner": r(m.ner(h)),
                    "arc": r(arc), "head": head[0].tolist(), "rel_of_head": r(m.ud.rels(h, head)), "hidden": r(h)})
    return out


def load(path):
    d = torch.load(path, weights_only=False)
    m = student.Student(d["vocab"], d["hidden"], d["layers"])
    m.load_state_dict(d["state"])
    m.eval()
    return m


def main():
    m = load(sys.argv[1])
    data = pack(m)
    with open(sys.argv[2], "wb") as f:
        f.write(data)
    print(sys.argv[2], len(data), "bytes")
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as f:
            json.dump(vectors(m), f)


if __name__ == "__main__":
    main()
