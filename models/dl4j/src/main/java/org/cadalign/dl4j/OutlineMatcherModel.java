package org.cadalign.dl4j;

import java.util.Collections;
import java.util.Map;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * Explicit matching of image evidence and outlines. Stages, inputs and outputs are those of the
 * torch engine's model of the same name. Convolutions are graphs of DL4J's: {@code encoder}, {@code
 * map}, {@code first} and {@code second}; what lies between them has no layer there and is plain
 * Java with a backward pass of its own.
 */
final class OutlineMatcherModel implements Dl4jModel {
  private final OutlineMatcherSpec spec;
  private final ShiftGrid grid;

  OutlineMatcherModel(OutlineMatcherSpec spec) {
    this.spec = spec;
    this.grid = new ShiftGrid(spec.radius());
  }

  @Override
  public Map<String, Graph> graphs(Format format) {
    return Map.of(
        MatcherEvidence.ENCODER,
        encoder(new GraphPlan(spec, format, MatcherEvidence.IN)),
        MatcherEvidence.MAP,
        map(new GraphPlan(spec, format, MatcherEvidence.IN)),
        "first",
        head(new GraphPlan(spec, format, "in"), "match.first"),
        "second",
        head(new GraphPlan(spec, format, "in"), "match.second"));
  }

  private Graph encoder(GraphPlan plan) {
    String[] skips = new String[spec.depth()];
    String x = MatcherEvidence.IN;
    for (int i = 0; i < spec.depth(); i++) {
      String input = i == 0 ? x : plan.step("pool." + i, Steps.POOL, x);
      x = plan.sameRelu("encoder.down." + i, input);
      skips[i] = x;
    }
    for (int i = spec.depth() - 2; i >= 0; i--) {
      String repeated = plan.step("repeat." + i, Steps.REPEAT, x);
      String joined = plan.step("join." + i, Steps.JOIN, repeated, skips[i]);
      x = plan.sameRelu("encoder.up." + i, joined);
    }
    return plan.finish(plan.valid(MatcherEvidence.ENCODED, Rectifier.NONE, x));
  }

  private static Graph map(GraphPlan plan) {
    String first = plan.same("map.0", Rectifier.RELU, MatcherEvidence.IN);
    return plan.finish(plan.same(MatcherEvidence.DRAWN, Rectifier.NONE, first));
  }

  private static Graph head(GraphPlan plan, String name) {
    return plan.finish(plan.valid(name + ".out", Rectifier.NONE, plan.sameRelu(name, "in")));
  }

  @Override
  public Map<String, Tensor> forward(String stage, Replica replica, Inputs inputs) {
    return stage.equals(OutlineMatcherSpec.EVIDENCE)
        ? evidence(replica, inputs)
        : match(replica, inputs);
  }

  private Map<String, Tensor> evidence(Replica replica, Inputs inputs) {
    int groups = (int) Math.round(inputs.scalarIfPresent("groups").orElse(0.0));
    try (MatcherEvidence evidence = new MatcherEvidence(spec, replica, false, inputs, groups)) {
      int found = evidence.sizes().length;
      return Map.of(
          "volume",
              new Tensor(
                  Values.narrow(evidence.volumes()),
                  found,
                  OutlineMatcherSpec.VOLUMES,
                  spec.side(),
                  spec.side()),
          "size", new Tensor(Values.narrow(evidence.sizes()), found),
          "segmentation", evidence.segmentation());
    }
  }

  private Map<String, Tensor> match(Replica replica, Inputs inputs) {
    Tensor volume =
        inputs.get("volume", Inputs.ANY, OutlineMatcherSpec.VOLUMES, spec.side(), spec.side());
    int groups = volume.length(0);
    double[] sizes = Values.wide(inputs.get("size", groups).data());
    double[] volumes = Values.wide(volume.data());
    try (MatchHead head = new MatchHead(spec, replica, false, volumes, sizes, inputs, 0, groups)) {
      double[] distribution = grid.distribution(head.last());
      return Map.of(
          "displacement", new Tensor(Values.narrow(grid.peak(distribution)), groups, 2),
          "distribution",
              new Tensor(Values.narrow(distribution), groups, spec.side(), spec.side()));
    }
  }

  @Override
  public Network.Gradient gradient(Replica replica, Inputs sample, Network.LossContext context) {
    Sums sums = new Sums(spec);
    try (MatcherEvidence evidence = evidenceOfAll(replica, sample);
        MatchHead head = head(replica, evidence, sample, 0, evidence.sizes().length)) {
      MatcherLoss.Value loss =
          new MatcherLoss(grid, context.weights())
              .of(head.first(), head.last(), evidence.encoded(), evidence.shape(), sample);
      double[] byVolumes = head.backward(loss.byFirst(), loss.byLast(), sums);
      evidence.backward(byVolumes, loss.byEncoded(), sums);
      return new Network.Gradient(
          Collections.unmodifiableSortedMap(loss.losses()), Values.narrow(sums.values()));
    }
  }

  @Override
  public Jacobian jacobian(Replica replica, Inputs inputs) {
    try (MatcherEvidence evidence = evidenceOfAll(replica, inputs)) {
      int target = target(inputs, evidence.sizes().length);
      try (MatchHead head = head(replica, evidence, inputs, target, 1)) {
        double[] distribution = grid.distribution(head.last());
        double[][] rows = new double[2][];
        for (int axis = 0; axis < rows.length; axis++) {
          double[] by = grid.peakByDistribution(distribution, axis);
          rows[axis] = derivative(evidence, head, grid.byLogits(distribution, by));
        }
        return new Jacobian(grid.peak(distribution), rows);
      }
    }
  }

  private double[] derivative(MatcherEvidence evidence, MatchHead head, double[] byLast) {
    Sums sums = new Sums(spec);
    double[] byVolumes = head.backward(new double[head.first().length], byLast, sums);
    evidence.backward(byVolumes, new double[evidence.encoded().length], sums);
    return sums.values();
  }

  private MatchHead head(
      Replica replica, MatcherEvidence evidence, Inputs inputs, int from, int answered) {
    return new MatchHead(
        spec, replica, true, evidence.volumes(), evidence.sizes(), inputs, from, answered);
  }

  private static int target(Inputs inputs, int groups) {
    long target = Math.round(inputs.scalar(Network.TARGET));
    if (target < 0 || target >= groups) {
      throw new IllegalArgumentException(
          "input '%s' is group %d of %d".formatted(Network.TARGET, target, groups));
    }
    return (int) target;
  }

  /** Of all groups that have a position. */
  private MatcherEvidence evidenceOfAll(Replica replica, Inputs inputs) {
    int groups = inputs.get("position", Inputs.ANY, 2).length(0);
    MatcherEvidence evidence = new MatcherEvidence(spec, replica, true, inputs, groups);
    if (evidence.sizes().length != groups) {
      evidence.close();
      throw new IllegalArgumentException("input 'index' numbers more groups than have a position");
    }
    return evidence;
  }
}
