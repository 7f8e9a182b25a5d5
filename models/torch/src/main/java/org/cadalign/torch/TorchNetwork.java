package org.cadalign.torch;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.PairLoss;
import org.cadalign.engine.Products;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.NetworkSpec;

/**
 * A network whose leaves live in LibTorch; passes share a lock that loading and closing take alone.
 */
final class TorchNetwork implements Network {
  private final NetworkSpec spec;
  private final TorchModel model;
  private final Precision precision;
  private final TorchDevice device;
  private final SortedMap<String, org.bytedeco.pytorch.Tensor> leaves = new TreeMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  TorchNetwork(
      NetworkSpec spec,
      TorchModel model,
      Precision precision,
      TorchDevice device,
      Map<String, Tensor> weights) {
    this.spec = spec;
    this.model = model;
    this.precision = precision;
    this.device = device;
    device.enter();
    replaceLeaves(weights);
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public SortedMap<String, Tensor> weights() {
    return pass(
        false,
        pass -> {
          SortedMap<String, Tensor> weights = new TreeMap<>();
          leaves.forEach((name, leaf) -> weights.put(name, Transfer.out(leaf)));
          return Collections.unmodifiableSortedMap(weights);
        });
  }

  @Override
  public void load(Map<String, Tensor> weights) {
    WeightMap.check(spec, weights);
    alone(
        () -> {
          requireOpen();
          replaceLeaves(weights);
        });
  }

  @Override
  public Map<String, Tensor> forward(String stage, Map<String, Tensor> inputs) {
    if (!spec.stages().contains(stage)) {
      throw new IllegalArgumentException("no stage '" + stage + "' among " + spec.stages());
    }
    return pass(
        false,
        pass -> {
          Map<String, Tensor> outputs = new TreeMap<>();
          model
              .forward(stage, pass, inputs(inputs))
              .forEach((name, tensor) -> outputs.put(name, Transfer.out(tensor)));
          return outputs;
        });
  }

  @Override
  public Gradient gradient(Map<String, Tensor> sample, LossContext context) {
    return derive("gradient", shapes(sample), pass -> gradient(pass, sample, context));
  }

  @Override
  public Jacobian jacobian(Map<String, Tensor> inputs) {
    return derive("jacobian", shapes(inputs), pass -> jacobian(pass, inputs));
  }

  /** The graph is kept until the last of the outputs is derived. */
  private Jacobian jacobian(Pass pass, Map<String, Tensor> inputs) {
    TorchModel.Outputs outputs = model.outputs(pass, inputs(inputs));
    double[] values = Transfer.doubles(outputs.values());
    double[][] rows = new double[values.length][];
    for (int i = 0; i < rows.length; i++) {
      boolean again = i + 1 < rows.length;
      rows[i] = derivatives().of(outputs.values().select(0, i), outputs.cut(), again);
    }
    return new Jacobian(values, rows);
  }

  @Override
  public double[][] directional(Map<String, Tensor> inputs, double[][] directions) {
    return Products.of(jacobian(inputs).rows(), directions);
  }

  @Override
  public Gradient pairGradient(Map<String, Tensor> one, Map<String, Tensor> other, PairLoss loss) {
    return derive(
        "pair",
        List.of(shapes(one), shapes(other)),
        pass -> pairGradient(pass.twice(), one, other, loss));
  }

  private Gradient pairGradient(
      Pass pass, Map<String, Tensor> one, Map<String, Tensor> other, PairLoss loss) {
    TwiceDerived first = new TwiceDerived(model.outputs(pass, inputs(one)), derivatives());
    TwiceDerived second = new TwiceDerived(model.outputs(pass, inputs(other)), derivatives());
    PairLoss.Value value = loss.of(first.jacobian(), second.jacobian());
    double[] sums = first.gradient(value.byOne());
    double[] more = second.gradient(value.byOther());
    Arrays.setAll(sums, i -> sums[i] + more[i]);
    return new Gradient(
        Collections.unmodifiableSortedMap(new TreeMap<>(Map.of("loss", value.loss()))),
        floats(sums));
  }

  private Derivatives derivatives() {
    return new Derivatives(leaves, spec.size());
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private Gradient gradient(Pass pass, Map<String, Tensor> sample, LossContext context) {
    TorchModel.Loss loss = model.loss(pass, inputs(sample), context);
    SortedMap<String, Double> losses = new TreeMap<>();
    losses.put("loss", Transfer.value(loss.total()));
    loss.parts().forEach((name, part) -> losses.put(name, Transfer.value(part)));
    double[] values = derivatives().of(loss.first(), loss.cut(), false);
    return new Gradient(Collections.unmodifiableSortedMap(losses), floats(values));
  }

  @Override
  public void close() {
    alone(
        () -> {
          closed = true;
          leaves.values().forEach(org.bytedeco.pytorch.Tensor::close);
          leaves.clear();
        });
  }

  private Inputs inputs(Map<String, Tensor> tensors) {
    Map<String, org.bytedeco.pytorch.Tensor> inputs = new HashMap<>();
    tensors.forEach((name, tensor) -> inputs.put(name, in(tensor)));
    return new Inputs(inputs);
  }

  private org.bytedeco.pytorch.Tensor in(Tensor tensor) {
    return device.place(Transfer.in(tensor, precision));
  }

  /** A pass that derives; only on the CPU does oneDNN do it. */
  private <T> T derive(String operation, Object shapes, Function<Pass, T> body) {
    Supplier<T> pass = () -> pass(true, body);
    return device.isCard()
        ? pass.get()
        : FirstRuns.ofProcess().run(new Kind(operation, spec, precision, shapes), pass);
  }

  /** Frees everything native that the body makes, when it ends. */
  private <T> T pass(boolean gradients, Function<Pass, T> body) {
    Lock shared = lock.readLock();
    shared.lock();
    try (PointerScope scope = new PointerScope()) {
      requireOpen();
      device.enter();
      scope.attach(new AutoGradMode(gradients));
      return body.apply(new Pass(leaves, precision, precision == Precision.FLOAT64));
    } finally {
      shared.unlock();
    }
  }

  private void alone(Runnable body) {
    lock.writeLock().lock();
    try {
      device.finish();
      body.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  @SuppressWarnings("try")
  private void replaceLeaves(Map<String, Tensor> weights) {
    try (PointerScope scope = new PointerScope()) {
      for (Map.Entry<String, Tensor> entry : weights.entrySet()) {
        org.bytedeco.pytorch.Tensor leaf = in(entry.getValue());
        leaf.set_requires_grad(true).retainReference();
        org.bytedeco.pytorch.Tensor old = leaves.put(entry.getKey(), leaf);
        if (old != null) {
          old.close();
        }
      }
    }
  }

  private static Map<String, List<Long>> shapes(Map<String, Tensor> tensors) {
    Map<String, List<Long>> shapes = new HashMap<>();
    tensors.forEach((name, t) -> shapes.put(name, Arrays.stream(t.shape()).boxed().toList()));
    return shapes;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("network " + spec.name() + " is closed");
    }
  }

  /** What decides which convolutions a derivative needs. */
  private record Kind(String operation, NetworkSpec spec, Precision precision, Object shapes) {}
}
