package org.cadalign.trust;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gradient.InnerProduct;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.town.TinyModel;

/** Gives back what it is shown: as answer all of it, as Jacobian two rows of the input "rows". */
final class Mirror implements Network {
  /** Inputs that have a Jacobian. */
  static Map<String, Tensor> rows(float... values) {
    return Map.of("rows", new Tensor(values, 2, values.length / 2));
  }

  @Override
  public Map<String, Tensor> forward(String stage, Map<String, Tensor> inputs) {
    return inputs;
  }

  @Override
  public Jacobian jacobian(Map<String, Tensor> inputs) {
    double[][] rows = new double[2][inputs.get("rows").length(1)];
    float[] values = inputs.get("rows").data();
    for (int i = 0; i < values.length; i++) {
      rows[i / rows[0].length][i % rows[0].length] = values[i];
    }
    return new Jacobian(new double[] {values[0], values[1]}, rows);
  }

  @Override
  public double[][] directional(Map<String, Tensor> inputs, double[][] directions) {
    return Arrays.stream(jacobian(inputs).rows())
        .map(row -> Arrays.stream(directions).mapToDouble(d -> InnerProduct.of(row, d)).toArray())
        .toArray(double[][]::new);
  }

  @Override
  public NetworkSpec spec() {
    return TinyModel.SPEC;
  }

  @Override
  public SortedMap<String, Tensor> weights() {
    return new TreeMap<>();
  }

  @Override
  public void load(Map<String, Tensor> weights) {}

  @Override
  public Gradient gradient(Map<String, Tensor> sample, LossContext context) {
    throw new UnsupportedOperationException("a mirror learns nothing");
  }

  @Override
  public void close() {}
}
