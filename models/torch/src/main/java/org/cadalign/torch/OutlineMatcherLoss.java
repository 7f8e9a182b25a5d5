package org.cadalign.torch;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.LossWeights;
import org.cadalign.spec.OutlineMatcherLossNumbers;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * Loss of the outline matcher: 0.5 w_i ce(first) + ce(last) + 0.5 huber(expected shift) + 2 w_s
 * segmentation. Parts: {@code ce}, cross-entropy of the last distribution against a bell around the
 * true shift; {@code err}, length of the expected shift's error, pixels of the level; {@code seg},
 * cross-entropy of the segmentation.
 *
 * @param shifts the grid of shifts
 * @param weights w_s of the segmentation, w_i of the first answer, which is the intermediate one
 */
record OutlineMatcherLoss(Shifts shifts, LossWeights weights) {
  private static final long NO_REDUCTION = 0;

  private static final double[] CLASS = OutlineMatcherLossNumbers.classWeights();

  TorchModel.Loss of(
      MatchHead.Answers answers, Tensor logits, Optional<TorchModel.Cut> cut, Inputs sample) {
    long groups = answers.last().size(0);
    Tensor truth = sample.get("displacement", groups, 2);
    Tensor weight = sample.get("weight", groups);
    // A sample in which no group can be learnt from still teaches segmentation.
    Tensor share = weight.div(weight.sum().add(new Scalar(1e-6)));
    Tensor bell = shifts.target(truth, OutlineMatcherLossNumbers.BELL);
    Tensor first = entropy(answers.first(), bell, share).mul(new Scalar(weights.intermediate()));
    Tensor last = entropy(answers.last(), bell, share);
    Tensor expected = shifts.expected(shifts.distribution(answers.last()));
    Tensor huber =
        torch.smooth_l1_loss(expected, truth, NO_REDUCTION, OutlineMatcherLossNumbers.HUBER);
    Tensor shift = huber.sum(new long[] {1}).mul(share).sum();
    Tensor classes = segmentation(logits, sample);
    Tensor matching = last.add(first.add(shift).mul(new Scalar(0.5)));
    Tensor twice = classes.mul(new Scalar(2.0 * weights.segmentation()));
    Tensor total = matching.add(twice);
    Tensor error = expected.detach().sub(truth).square().sum(new long[] {1}).sqrt().mul(share);
    SortedMap<String, Tensor> parts =
        new TreeMap<>(Map.of("ce", last, "err", error.sum(), "seg", classes));
    // Segmentation is derived together with the evidence, since both come from one encoder.
    return cut.map(
            c ->
                new TorchModel.Loss(
                    total,
                    matching,
                    Optional.of(
                        new TorchModel.Cut(c.value(), by -> c.below().apply(by).and(twice))),
                    parts))
        .orElseGet(() -> new TorchModel.Loss(total, parts));
  }

  private Tensor entropy(Tensor logits, Tensor bell, Tensor share) {
    Tensor each = shifts.logDistribution(logits).mul(bell).sum(new long[] {1, 2});
    return each.mul(share).sum().neg();
  }

  /** Over the pixels that have an image. */
  private static Tensor segmentation(Tensor logits, Inputs sample) {
    Tensor target =
        sample.get(
            "segmentation",
            logits.size(0),
            OutlineMatcherSpec.CHANNELS,
            logits.size(2),
            logits.size(3));
    Tensor valid = sample.get("valid", logits.size(0), 1, logits.size(2), logits.size(3));
    Tensor entropy =
        torch.binary_cross_entropy_with_logits(
            logits, target, new TensorOptional(), new TensorOptional(), NO_REDUCTION);
    Tensor sum = torch.zeros_like(valid.sum());
    for (int channel = 0; channel < CLASS.length; channel++) {
      Tensor one = entropy.narrow(1, channel, 1).mul(valid).sum();
      sum = sum.add(one.mul(new Scalar(CLASS[channel])));
    }
    return sum.div(valid.sum().add(new Scalar(1.0)).mul(new Scalar((double) CLASS.length)));
  }
}
