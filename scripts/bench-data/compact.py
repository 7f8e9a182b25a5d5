#!/usr/bin/env python3
"""The compact network in PyTorch, and a worker that times it for scripts/bench speed.

The same computation as org.cadalign.torch.OutlineMatcherModel: same parameters by name, same operations
(look-ups by embedding, sums by segment), so that what is compared is the engine and not the algorithm.

As a worker it reads one command a line and answers with one line:
  open DIR PRECISION LAYOUT THREADS   weights and samples of DIR, float32 or bfloat16, plain or channels-last
  forward I                           evidence and match of sample I: milliseconds and largest displacement
  step I                              loss gradient of sample I: milliseconds and loss
  steps N                             N steps, samples in turn: milliseconds
"""
import json
import math
import sys
import time
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

RADIUS, SIDE, METRES = 4, 9, 0.3
POOLING = (8.0, 25.0, 75.0)
DEPTH, FEATURES = 4, 6


def read_tensors(file):
    """Float32 tensors of a safetensors file by name."""
    data = Path(file).read_bytes()
    size = int.from_bytes(data[:8], "little")
    values = data[8 + size:]
    tensors = {}
    for name, entry in json.loads(data[8:8 + size]).items():
        start, end = entry["data_offsets"]
        flat = numpy.frombuffer(values[start:end], dtype="<f4").copy()
        tensors[name] = torch.from_numpy(flat).reshape(entry["shape"])
    return tensors


class Members:
    """Which pixels belong to which group, group by group."""

    def __init__(self, index, groups):
        flat = index.reshape(-1)
        found = flat.nonzero()[:, 0]
        group = flat[found].long() - 1
        order = torch.argsort(group, stable=True)
        self.pixels = found[order]
        self.group = group[order]
        self.count = torch.bincount(self.group, minlength=groups)

    def sums(self, values):
        return torch.segment_reduce(values.contiguous(), "sum", lengths=self.count, unsafe=True)


def pixel_rows(image):
    return image[0].permute(1, 2, 0).reshape(-1, image.shape[1])


class Compact:
    def __init__(self, weights, precision, channels_last):
        self.weights = {name: value.clone() for name, value in weights.items()}
        self.bfloat16 = precision == "bfloat16"
        self.layout = torch.channels_last if channels_last else torch.contiguous_format
        for name, value in self.weights.items():
            if value.dim() == 4:
                value = value.contiguous(memory_format=self.layout)
            self.weights[name] = value.requires_grad_(True)
        self.leaves = [self.weights[name] for name in sorted(self.weights)]

    def conv(self, name, x):
        weight = self.weights[name + ".weight"]
        return F.conv2d(x, weight, self.weights.get(name + ".bias"), padding=weight.shape[2] // 2)

    def pair(self, name, x):
        return F.relu(self.conv(name + ".1", F.relu(self.conv(name + ".0", x))))

    def encode(self, x):
        skips = []
        for i in range(DEPTH):
            x = self.pair(f"encoder.down.{i}", F.max_pool2d(x, 2) if i else x)
            skips.append(x)
        for i in range(DEPTH - 2, -1, -1):
            up = F.interpolate(x, scale_factor=2, mode="nearest")
            x = self.pair(f"encoder.up.{i}", torch.cat([up, skips[i]], 1))
        return self.conv("encoder.out", x)

    def evidence(self, sample, groups):
        valid, drawn = sample["valid"], sample["map"]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bfloat16):
            encoded = self.encode(torch.cat([sample["image"], valid], 1))
            features = self.conv("map.1", F.relu(self.conv("map.0", drawn)))
        encoded, features = encoded.float(), features.float()
        logits = encoded[:, :3]
        seen = torch.cat([torch.sigmoid(logits[:, :2]), encoded[:, 3:]], 1) * valid
        drawn = torch.cat([drawn[:, :2], features], 1)
        volume, size = self.volume(seen, drawn, sample["index"], groups)
        return volume, size, logits

    def volume(self, seen, drawn, index, groups):
        members = Members(index, groups)
        size = members.count.float().clamp_min(1)
        drawing = F.embedding(members.pixels, pixel_rows(drawn))
        mean = members.sums(drawing) / size[:, None]
        centred = drawing - F.embedding(members.group, mean)
        squares = members.sums(centred.square())
        shared = squares[:, 2:].sum(1, keepdim=True).expand(-1, FEATURES)
        inverse = (torch.cat([squares[:, :2], shared], 1) + 1e-2).rsqrt()
        factor = (centred * F.embedding(members.group, inverse))[:, None]
        width = index.shape[3]
        corner = members.pixels // width * (2 * RADIUS) + members.pixels
        rows = pixel_rows(F.pad(seen, (RADIUS,) * 4))
        run = torch.arange(SIDE)[None]
        by_dy = []
        for dy in range(SIDE):
            at = ((corner + dy * (width + 2 * RADIUS))[:, None] + run).reshape(-1)
            products = F.embedding(at, rows).reshape(-1, SIDE, rows.shape[1]) * factor
            merged = torch.cat([products[..., :2], products[..., 2:].sum(2, keepdim=True)], 2)
            by_dy.append(members.sums(merged))
        return torch.stack(by_dy, 1).permute(0, 3, 1, 2), size

    def match(self, volume, size, position, level):
        apart = (position[:, None] - position[None]).square().sum(2) * (METRES * METRES)
        poolings, counts = [], []
        for sigma in POOLING:
            weights = torch.exp(apart * (-1 / (2 * sigma * sigma))) * (apart < (2.5 * sigma) ** 2)
            total = weights.sum(1)
            poolings.append(weights / total[:, None])
            counts.append(total.log() / 3)
        pool = lambda w, x: w.matmul(x.reshape(len(x), -1)).reshape(x.shape)
        centre = lambda x: x - x.mean((2, 3), keepdim=True)
        scaled = centre(volume * self.weights["temperature"].reshape(1, -1, 1, 1))
        known = [torch.full_like(size, float(i == round(float(level)))) for i in range(4)]
        facts = torch.stack([size.log() / 5 - 1] + counts + known, 1)
        facts = facts[:, :, None, None].expand(-1, -1, SIDE, SIDE)
        parts = [scaled] + [pool(w, scaled) for w in poolings] + [facts]
        read = self.pair("match.first", torch.cat(parts, 1))
        first = centre(self.conv("match.first.out", read))
        again = torch.cat([read, first] + [pool(w, first) for w in poolings], 1)
        last = self.conv("match.second.out", self.pair("match.second", again)) + first
        return first[:, 0], last[:, 0]

    def forward(self, sample):
        with torch.no_grad():
            volume, size, _ = self.evidence(sample, len(sample["position"]))
            _, last = self.match(volume, size, sample["position"], sample["level"])
            return peak(distribution(last))

    def loss(self, sample):
        truth, weight = sample["displacement"], sample["weight"]
        volume, size, logits = self.evidence(sample, len(truth))
        first, last = self.match(volume, size, sample["position"], sample["level"])
        share = weight / (weight.sum() + 1e-6)
        target = bell(truth[:, 0], truth[:, 1], 0.7)
        target = target / target.sum((1, 2), keepdim=True)

        def entropy(x):
            each = F.log_softmax(x.reshape(len(x), -1), 1).reshape(x.shape) * target
            return -(each.sum((1, 2)) * share).sum()

        huber = F.smooth_l1_loss(expected(distribution(last)), truth, reduction="none", beta=0.5)
        shift = (huber.sum(1) * share).sum()
        valid = sample["valid"]
        each = F.binary_cross_entropy_with_logits(logits, sample["segmentation"], reduction="none")
        by_class = (each * valid).sum((0, 2, 3)) * torch.tensor([1.0, 2.0, 2.0])
        classes = by_class.sum() / ((valid.sum() + 1) * 3)
        return entropy(last) + 0.5 * (entropy(first) + shift) + 2 * classes

    def step(self, sample):
        """Loss, and its gradient in one array, as an optimiser over all parameters wants it."""
        loss = self.loss(sample)
        parts = torch.autograd.grad(loss, self.leaves, allow_unused=True)
        flat = torch.cat([p.reshape(-1) for p in parts])
        return loss.item(), flat.numpy()


def axis():
    return torch.arange(-RADIUS, RADIUS + 1.0)


def distribution(logits):
    return F.softmax(logits.reshape(len(logits), -1), 1).reshape(logits.shape)


def expected(p):
    return torch.stack([(p.sum(1) * axis()).sum(1), (p.sum(2) * axis()).sum(1)], 1)


def bell(x, y, deviation):
    dx = (axis()[None, None] - x[:, None, None]).square()
    dy = (axis()[None, :, None] - y[:, None, None]).square()
    return ((dx + dy) * (-1 / (2 * deviation * deviation))).exp()


def peak(p):
    mode = F.avg_pool2d(p[:, None], 3, 1, 1)[:, 0].reshape(len(p), -1).argmax(1)
    near = p * bell(axis()[mode % SIDE], axis()[mode // SIDE], 1.6)
    return expected(near / near.sum((1, 2), keepdim=True))


class Worker:
    def open(self, folder, precision, layout, threads):
        torch.set_num_threads(int(threads))
        folder, last = Path(folder), layout == "channels-last"
        files = sorted(folder.glob("sample-*.safetensors"))
        self.samples = [self.arranged(read_tensors(f), last) for f in files]
        self.network = Compact(read_tensors(folder / "weights.safetensors"), precision, last)
        return f"{len(files)} {torch.__version__}"

    def arranged(self, sample, last):
        layout = torch.channels_last if last else torch.contiguous_format
        return {k: v.contiguous(memory_format=layout) if v.dim() == 4 else v for k, v in sample.items()}

    def forward(self, i):
        start = time.perf_counter()
        moved = self.network.forward(self.samples[int(i)])
        return f"{1e3 * (time.perf_counter() - start):.4f} {moved.abs().max():.6f}"

    def step(self, i):
        start = time.perf_counter()
        loss, _ = self.network.step(self.samples[int(i)])
        return f"{1e3 * (time.perf_counter() - start):.4f} {loss:.6f}"

    def steps(self, count):
        start = time.perf_counter()
        for i in range(int(count)):
            self.network.step(self.samples[i % len(self.samples)])
        return f"{1e3 * (time.perf_counter() - start):.4f}"


def main():
    worker = Worker()
    for line in sys.stdin:
        command, *arguments = line.split()
        try:
            answer = getattr(worker, command)(*arguments)
        except Exception as fault:  # what a worker cannot do is one line for the driver
            answer = "fault " + " ".join(str(fault).split())[:200]
        print(answer, flush=True)


if __name__ == "__main__":
    main()
