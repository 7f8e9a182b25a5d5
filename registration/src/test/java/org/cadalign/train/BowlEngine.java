package org.cadalign.train;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;

/**
 * An engine without arithmetic to speak of: the loss is the mean squared difference of all weights
 * to the number that a sample is.
 */
record BowlEngine() implements Engine {
  static final NetworkSpec SPEC = new DoubleUnetSpec("bowl", 1, 1, 1);

  static Map<String, Tensor> sample(float target) {
    return Map.of("target", new Tensor(new float[] {target}, 1));
  }

  @Override
  public String name() {
    return "bowl";
  }

  @Override
  public Availability availability(Device device) {
    return new Availability(true, "everywhere");
  }

  @Override
  public Network build(NetworkSpec spec, long seed, EngineOptions options) {
    return new Bowl(spec, WeightMap.draw(spec, seed));
  }

  private static final class Bowl implements Network {
    private final NetworkSpec spec;
    private SortedMap<String, Tensor> weights;

    Bowl(NetworkSpec spec, SortedMap<String, Tensor> weights) {
      this.spec = spec;
      this.weights = weights;
    }

    @Override
    public NetworkSpec spec() {
      return spec;
    }

    @Override
    public SortedMap<String, Tensor> weights() {
      return weights;
    }

    @Override
    public void load(Map<String, Tensor> loaded) {
      weights = new TreeMap<>(loaded);
    }

    @Override
    public Map<String, Tensor> forward(String stage, Map<String, Tensor> inputs) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Gradient gradient(Map<String, Tensor> sample, LossContext context) {
      float target = sample.get("target").data()[0];
      float[] values = WeightMap.flatten(weights);
      double loss = 0;
      for (int i = 0; i < values.length; i++) {
        float difference = values[i] - target;
        loss += (double) difference * difference / values.length;
        values[i] = 2 * difference / values.length;
      }
      return new Gradient(
          new TreeMap<>(Map.of("loss", loss, "step", (double) context.step())), values);
    }

    @Override
    public void close() {}
  }
}
