package org.cadalign.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Engines;
import org.cadalign.engine.Network;
import org.cadalign.engine.Samples;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * A network that both engines are asked about, and its windows.
 *
 * @param spec of the network
 * @param side of a window, pixels
 */
record Subject(NetworkSpec spec, int side) {
  /**
   * By the name in a test's table: a preset, the reference on its smallest window, or a small
   * network of its family.
   */
  static Subject named(String name) {
    return switch (name) {
      case "compact" -> new Subject(OutlineMatcherSpec.compact(), 64);
      case "reference" -> new Subject(DoubleUnetSpec.reference(), 124);
      case "small compact" ->
          new Subject(new OutlineMatcherSpec(name, 3, 3, 2, 2, List.of(4.0, 9.0), 5), 64);
      case "small reference" -> new Subject(new DoubleUnetSpec(name, 3, 2, 2), 60);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A training sample; of the fifth group where there are groups. */
  Map<String, Tensor> sample(long seed) {
    Map<String, Tensor> sample =
        new HashMap<>(
            spec instanceof OutlineMatcherSpec matcher
                ? Samples.outlineMatcher(matcher, side, seed)
                : Samples.doubleUnet((DoubleUnetSpec) spec, side, seed));
    sample.put(Network.TARGET, new Tensor(new float[] {5}, 1));
    return sample;
  }

  /** With fresh weights, the same for every engine. */
  Network network(String engine, Precision precision) {
    Engine found = Engines.named(engine).orElseThrow();
    return found.build(spec, 7, new EngineOptions(precision));
  }
}
