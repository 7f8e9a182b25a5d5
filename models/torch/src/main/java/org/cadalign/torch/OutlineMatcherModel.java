package org.cadalign.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.Network;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * Explicit matching of image evidence and outlines, trained end to end.
 *
 * <p>Stage {@code evidence}, of B windows of H x W pixels, multiples of 2^(depth - 1):
 *
 * <ul>
 *   <li>{@code image} (B, 3, H, W), {@code valid} (B, 1, H, W) 1 where there is an image, {@code
 *       map} (B, 3 K, H, W) fill, edge, vertex in [0, 1] of each of K drawings, {@code index} (B,
 *       K, H, W) 0 or number of the group from 1, counted through all windows, in each drawing, and
 *       optionally {@code groups}, how many there are at least; a group is in one drawing alone,
 *       and groups that lie on each other are in different ones;
 *   <li>gives {@code volume} (N, 3, S, S), rows by dy, {@code size} (N) pixels of each group, at
 *       least 1, {@code segmentation} (B, 3, H, W) probabilities of fill, edge, vertex.
 * </ul>
 *
 * <p>Stage {@code match}, of N groups; memory grows with N²:
 *
 * <ul>
 *   <li>{@code volume}, {@code size}, {@code position} (N, 2) x and y in pixels of level 1, {@code
 *       level} log2;
 *   <li>gives {@code displacement} (N, 2) in pixels of the level, {@code distribution} (N, S, S).
 * </ul>
 *
 * <p>A training sample holds the inputs of both, and targets {@code displacement} (N, 2), {@code
 * weight} (N) and {@code segmentation} (B, 3, H, W). Groups of different windows are no neighbours
 * if their positions are far apart.
 *
 * <p>Jacobians are of the displacement (x, y) of the group that {@code target} numbers from 0, as
 * {@code match} gives it; the shift that it is averaged around is held fixed.
 */
final class OutlineMatcherModel implements TorchModel {
  private final OutlineMatcherSpec spec;
  private final CorrelationVolume volumes;
  private final MatchHead head;

  OutlineMatcherModel(OutlineMatcherSpec spec) {
    this.spec = spec;
    this.volumes = new CorrelationVolume(spec.radius());
    this.head = new MatchHead(spec);
  }

  @Override
  public Map<String, Tensor> forward(String stage, Pass pass, Inputs inputs) {
    return stage.equals(OutlineMatcherSpec.EVIDENCE) ? evidence(pass, inputs) : match(pass, inputs);
  }

  @Override
  public Outputs outputs(Pass pass, Inputs inputs) {
    Evidence evidence = evidenceOfAll(pass, inputs);
    long target = target(inputs, evidence.size.size(0));
    Tensor answer = head.answer(pass.exact(), evidence.volume, evidence.size, inputs, target);
    Shifts shifts = new Shifts(spec.radius());
    Tensor displacement = shifts.peak(shifts.distribution(answer)).reshape(-1);
    return new Outputs(displacement, evidence.cut);
  }

  private static long target(Inputs inputs, long groups) {
    long target = Math.round(inputs.scalar(Network.TARGET));
    if (target < 0 || target >= groups) {
      throw new IllegalArgumentException(
          "input '%s' is group %d of %d".formatted(Network.TARGET, target, groups));
    }
    return target;
  }

  @Override
  public Loss loss(Pass pass, Inputs sample, Network.LossContext context) {
    Evidence evidence = evidenceOfAll(pass, sample);
    MatchHead.Answers answers = head.answers(pass.exact(), evidence.volume, evidence.size, sample);
    return new OutlineMatcherLoss(new Shifts(spec.radius()), context.weights())
        .of(answers, evidence.logits, evidence.cut, sample);
  }

  /** Of all groups that have a position. */
  private Evidence evidenceOfAll(Pass pass, Inputs inputs) {
    long groups = inputs.get("position", Inputs.ANY, 2).size(0);
    Evidence evidence = evidence(pass, inputs, groups);
    if (evidence.size.size(0) != groups) {
      throw new IllegalArgumentException("input 'index' numbers more groups than have a position");
    }
    return evidence;
  }

  private Map<String, Tensor> evidence(Pass pass, Inputs inputs) {
    long groups = Math.round(inputs.scalarIfPresent("groups").orElse(0.0));
    Evidence evidence = evidence(pass, inputs, groups);
    return Map.of(
        "volume", evidence.volume,
        "size", evidence.size,
        "segmentation", torch.sigmoid(evidence.logits));
  }

  private Map<String, Tensor> match(Pass pass, Inputs inputs) {
    Tensor volume =
        inputs.get("volume", Inputs.ANY, OutlineMatcherSpec.VOLUMES, spec.side(), spec.side());
    Tensor size = inputs.get("size", volume.size(0));
    Tensor answer = head.answers(pass.exact(), volume, size, inputs).last();
    Shifts shifts = new Shifts(spec.radius());
    Tensor distribution = shifts.distribution(answer);
    return Map.of("displacement", shifts.peak(distribution), "distribution", distribution);
  }

  private Evidence evidence(Pass pass, Inputs inputs, long groups) {
    Tensor image =
        inputs.get("image", Inputs.ANY, OutlineMatcherSpec.CHANNELS, Inputs.ANY, Inputs.ANY);
    long windows = image.size(0);
    long height = image.size(2);
    long width = image.size(3);
    Tensor valid = inputs.get("valid", windows, 1, height, width);
    Tensor index = inputs.get("index", windows, Inputs.ANY, height, width);
    long drawings = index.size(1);
    Tensor map = inputs.get("map", windows, drawings * OutlineMatcherSpec.CHANNELS, height, width);
    Tensor encoded = encode(pass, Layers.join(image, valid));
    Tensor logits = encoded.narrow(1, 0, OutlineMatcherSpec.CHANNELS);
    Tensor learnt = encoded.narrow(1, OutlineMatcherSpec.CHANNELS, spec.features());
    Tensor seen = Layers.join(torch.sigmoid(logits.narrow(1, 0, 2)), learnt).mul(valid);
    long numbered = drawings == 1 ? groups : Math.max(groups, highest(index));
    CorrelationVolume.Result result = volumes(pass, seen, map, index, 0, numbered);
    for (long k = 1; k < drawings; k++) {
      result = result.with(volumes(pass, seen, map, index, k, numbered));
    }
    return new Evidence(result.volume(), result.size(), logits, result.cut());
  }

  private static long highest(Tensor index) {
    return Math.round(index.max().item_double());
  }

  /** Of the groups of one drawing. */
  private CorrelationVolume.Result volumes(
      Pass pass, Tensor seen, Tensor map, Tensor index, long drawing, long groups) {
    Tensor own = map.narrow(1, drawing * OutlineMatcherSpec.CHANNELS, OutlineMatcherSpec.CHANNELS);
    Tensor features = pass.wide(pass.same("map.1", torch.relu(pass.same("map.0", own))));
    Tensor drawn = Layers.join(own.narrow(1, 0, 2), features);
    return volumes.of(seen, drawn, index.narrow(1, drawing, 1), groups, pass.whole());
  }

  private Tensor encode(Pass pass, Tensor input) {
    long factor = 1L << (spec.depth() - 1);
    if (input.size(2) % factor != 0 || input.size(3) % factor != 0) {
      throw new IllegalArgumentException(
          "a window of %d x %d px is no multiple of %d"
              .formatted(input.size(3), input.size(2), factor));
    }
    List<Tensor> skips = new ArrayList<>();
    Tensor x = input;
    for (int i = 0; i < spec.depth(); i++) {
      x = down(pass, i, x);
      skips.add(x);
    }
    for (int i = spec.depth() - 2; i >= 0; i--) {
      x = up(pass, i, x, skips.get(i));
    }
    return pass.wide(pass.valid("encoder.out", x));
  }

  private static Tensor down(Pass pass, int i, Tensor x) {
    return Pass.only(() -> pass.sameRelu("encoder.down." + i, i == 0 ? x : Layers.pool(x)));
  }

  private static Tensor up(Pass pass, int i, Tensor x, Tensor skip) {
    return Pass.only(() -> pass.sameRelu("encoder.up." + i, Layers.join(Layers.repeated(x), skip)));
  }

  private record Evidence(
      Tensor volume, Tensor size, Tensor logits, Optional<TorchModel.Cut> cut) {}
}
