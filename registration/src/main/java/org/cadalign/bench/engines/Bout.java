package org.cadalign.bench.engines;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cadalign.bench.speed.SpeedSamples;
import org.cadalign.data.FieldSample;
import org.cadalign.data.Sample;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.Presets;

/**
 * A network on windows of one size.
 *
 * @param preset of the network
 * @param side of the windows, pixels
 * @param windows that a step is made on
 */
record Bout(String preset, int side, int windows) {
  /** Of each network the smaller windows, which ratios are told of. */
  static final List<Bout> SMALL =
      List.of(new Bout("compact", 64, 8), new Bout("reference", 124, 2));

  /** 128 px, and what the published network was published with; it takes no less than 124 px. */
  private static final List<Bout> LARGE =
      List.of(new Bout("compact", 128, 8), new Bout("reference", 220, 2));

  static List<Bout> all() {
    return Stream.of(SMALL, LARGE)
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Bout::preset).thenComparing(Bout::side))
        .toList();
  }

  /** As the JSON has it. */
  String key() {
    return preset + "_" + side;
  }

  NetworkSpec spec() {
    return Presets.named(preset).orElseThrow();
  }

  /** Windows of a made-up town, as training draws them. */
  List<SortedMap<String, Tensor>> samples() {
    return IntStream.range(0, windows)
        .mapToObj(SpeedSamples.town(side)::sample)
        .map(this::fitted)
        .toList();
  }

  private SortedMap<String, Tensor> fitted(Sample sample) {
    return spec() instanceof DoubleUnetSpec unet
        ? FieldSample.of(sample, unet).tensors()
        : sample.tensors();
  }

  /** What a Jacobian is asked about: the first group, where there are groups. */
  static Map<String, Tensor> targeted(Map<String, Tensor> sample) {
    Map<String, Tensor> inputs = new HashMap<>(sample);
    inputs.put(Network.TARGET, new Tensor(new float[] {0}, 1));
    return inputs;
  }
}
