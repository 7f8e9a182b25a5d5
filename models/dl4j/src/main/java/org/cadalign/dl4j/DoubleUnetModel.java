package org.cadalign.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DoubleUnetLossNumbers;
import org.cadalign.spec.DoubleUnetSpec;

/**
 * The double U-Net of Girard, Charpiat, Tarabalka, IGARSS 2019, as one graph. Inputs and outputs
 * are those of the torch engine's model of the same name.
 */
final class DoubleUnetModel implements Dl4jModel {
  /**
   * What the displacement head's 1 stands for, pixels: half of the head's range is the 4 px trained
   * on.
   */
  static final double PIXELS = 8;

  private static final String GRAPH = "whole";
  private static final String IMAGE = "image";
  private static final String MAP = "map";
  private static final String DISPLACEMENT = "displacement";
  private static final String SEGMENTATION = "segmentation";

  private final DoubleUnetSpec spec;

  DoubleUnetModel(DoubleUnetSpec spec) {
    this.spec = spec;
  }

  @Override
  public Map<String, Graph> graphs(Format format) {
    GraphPlan plan = new GraphPlan(spec, format, IMAGE, MAP);
    String[] skips = skips(plan);
    String[] outputs =
        Stream.of(DISPLACEMENT, SEGMENTATION)
            .flatMap(decoder -> decode(plan, decoder, skips).stream())
            .toArray(String[]::new);
    return Map.of(GRAPH, plan.finish(outputs));
  }

  /**
   * Common features of each level, cropped to what the decoders read. Cropping before the
   * convolutions instead of after them changes no value and saves a sixth of the work.
   */
  private String[] skips(GraphPlan plan) {
    String[] joined = new String[spec.pools() + 1];
    String image = IMAGE;
    String map = MAP;
    for (int level = 0; level <= spec.pools(); level++) {
      image = plan.validElu("image." + level, pooled(plan, level, image));
      map = plan.validElu("map." + level, pooled(plan, level, map));
      joined[level] = plan.step("join." + level, Steps.JOIN, image, map);
    }
    for (int level = spec.pools(); level >= 0; level--) {
      String own = joined[level];
      if (level < spec.pools()) {
        int lost = level + 1 < spec.pools() ? 4 : 0; // by the decoder at the level below
        Crop crop = new Crop(2, 4 - 2 * lost);
        own = plan.step("crop." + level, crop, own, joined[level + 1]);
      }
      joined[level] = plan.validElu("common." + level, own);
    }
    return joined;
  }

  private static String pooled(GraphPlan plan, int level, String input) {
    return level == 0 ? input : plan.step("pool." + input, Steps.POOL, input);
  }

  /** Names of the heads, finest first, all at full resolution and of the finest one's size. */
  private List<String> decode(GraphPlan plan, String decoder, String[] skips) {
    List<String> heads = new ArrayList<>();
    String x = skips[spec.pools()];
    for (int level = spec.pools() - 1; level >= 0; level--) {
      String name = decoder + "." + level;
      String doubled = plan.step(name + ".doubled", Steps.DOUBLE, x);
      String up = plan.same(name + ".up", Rectifier.RELU, doubled);
      x = plan.validElu(name, plan.step(name + ".join", Steps.JOIN, up, skips[level]));
      String head = plan.valid(name + ".head", Rectifier.NONE, x);
      for (int i = 0; i < level; i++) {
        head = plan.step(name + ".head.doubled." + i, Steps.DOUBLE, head);
      }
      heads.add(0, head);
    }
    String finest = heads.get(0);
    for (int level = 1; level < heads.size(); level++) {
      Crop crop = new Crop(1, 0);
      heads.set(level, plan.step(output(decoder, level), crop, heads.get(level), finest));
    }
    return heads;
  }

  private static String output(String decoder, int level) {
    return decoder + "." + level + (level == 0 ? ".head" : ".head.cropped");
  }

  @Override
  public Map<String, Tensor> forward(String stage, Replica replica, Inputs inputs) {
    List<String> outputs = outputs(1, DISPLACEMENT, SEGMENTATION);
    try (Graph.Run run = run(replica, false, outputs, inputs)) {
      double[] shift = run.values(outputs.get(0));
      Arrays.setAll(shift, i -> PIXELS * Math.tanh(shift[i]));
      double[] classes = run.values(outputs.get(1));
      Arrays.setAll(classes, i -> Seen.sigmoid(classes[i]));
      return Map.of(
          DISPLACEMENT, new Tensor(Values.narrow(shift), run.output(outputs.get(0)).shape()),
          SEGMENTATION, new Tensor(Values.narrow(classes), run.output(outputs.get(1)).shape()));
    }
  }

  @Override
  public Jacobian jacobian(Replica replica, Inputs inputs) {
    List<String> outputs = outputs(1, DISPLACEMENT);
    try (Graph.Run run = run(replica, true, outputs, inputs)) {
      long[] shape = run.output(outputs.get(0)).shape();
      double[] raw = run.values(outputs.get(0));
      int area = raw.length / 2;
      int centre = Math.toIntExact(shape[2] / 2 * shape[3] + shape[3] / 2);
      double[] values = new double[2];
      double[][] rows = new double[2][];
      for (int axis = 0; axis < 2; axis++) {
        double tanh = Math.tanh(raw[axis * area + centre]);
        values[axis] = PIXELS * tanh;
        double[] by = new double[raw.length];
        by[axis * area + centre] = PIXELS * (1 - tanh * tanh);
        rows[axis] = derive(run, Map.of(outputs.get(0), by));
      }
      return new Jacobian(values, rows);
    }
  }

  @Override
  public Network.Gradient gradient(Replica replica, Inputs sample, Network.LossContext context) {
    double[] coefficients =
        DoubleUnetLossNumbers.headWeights(context.step(), context.weights().intermediate());
    int levels = 1;
    while (levels < spec.pools() && coefficients[levels] > 0) {
      levels++;
    }
    List<String> outputs = outputs(levels, DISPLACEMENT, SEGMENTATION);
    try (Graph.Run run = run(replica, true, outputs, sample)) {
      long[] shape = run.output(outputs.get(0)).shape();
      List<double[]> heads = outputs.stream().map(run::values).toList();
      DoubleUnetLoss.Value loss =
          new DoubleUnetLoss(
                  coefficients,
                  context.weights().segmentation(),
                  Math.toIntExact(shape[2]),
                  Math.toIntExact(shape[3]))
              .of(heads.subList(0, levels), heads.subList(levels, 2 * levels), sample);
      Map<String, double[]> by = new HashMap<>();
      for (int level = 0; level < levels; level++) {
        by.put(outputs.get(level), loss.byRaw().get(level));
        by.put(outputs.get(levels + level), loss.byLogits().get(level));
      }
      return new Network.Gradient(
          Collections.unmodifiableSortedMap(loss.losses()), Values.narrow(derive(run, by)));
    }
  }

  private double[] derive(Graph.Run run, Map<String, double[]> byOutputs) {
    Sums sums = new Sums(spec);
    run.derive(byOutputs, IMAGE);
    run.addTo(sums);
    return sums.values();
  }

  /** Finest first, one decoder after the other. */
  private static List<String> outputs(int levels, String... decoders) {
    List<String> outputs = new ArrayList<>();
    for (String decoder : decoders) {
      for (int level = 0; level < levels; level++) {
        outputs.add(output(decoder, level));
      }
    }
    return outputs;
  }

  private Graph.Run run(Replica replica, boolean derived, List<String> outputs, Inputs inputs) {
    Tensor image = inputs.get(IMAGE, 1, DoubleUnetSpec.CHANNELS, Inputs.ANY, Inputs.ANY);
    long height = image.length(2);
    long width = image.length(3);
    Tensor map = inputs.get(MAP, 1, DoubleUnetSpec.CHANNELS, height, width);
    spec.output(Math.toIntExact(height));
    spec.output(Math.toIntExact(width));
    return replica
        .graph(GRAPH)
        .run(
            derived,
            outputs,
            replica.format().of(image.data(), image.shape()),
            replica.format().of(map.data(), map.shape()));
  }
}
