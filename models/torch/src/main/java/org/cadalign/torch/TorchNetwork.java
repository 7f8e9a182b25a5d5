package org.cadalign.torch;

import java.util.ArrayList;
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
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.EngineOptions.Precision;
import org.cadalign.engine.Network;
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
  private final SortedMap<String, org.bytedeco.pytorch.Tensor> leaves = new TreeMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  TorchNetwork(
      NetworkSpec spec, TorchModel model, Precision precision, Map<String, Tensor> weights) {
    this.spec = spec;
    this.model = model;
    this.precision = precision;
    SingleThread.enter();
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
    return FirstRuns.ofProcess()
        .run(
            new Kind(spec, precision, shapes(sample)),
            () -> pass(true, pass -> gradient(pass, sample, context)));
  }

  private Gradient gradient(Pass pass, Map<String, Tensor> sample, LossContext context) {
    TorchModel.Loss loss = model.loss(pass, inputs(sample), context.step());
    SortedMap<String, Double> losses = new TreeMap<>();
    losses.put("loss", Transfer.value(loss.total()));
    loss.parts().forEach((name, part) -> losses.put(name, Transfer.value(part)));
    return new Gradient(Collections.unmodifiableSortedMap(losses), derivative(loss));
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

  /** Of a loss by all leaves, not stored in them, since other threads read them. */
  private float[] derivative(TorchModel.Loss loss) {
    List<org.bytedeco.pytorch.Tensor> by = new ArrayList<>(leaves.values());
    loss.cut().ifPresent(cut -> by.add(cut.value()));
    TensorVector found = gradients(new TensorVector(loss.first()), new TensorVector(), by);
    float[] values = new float[Math.toIntExact(spec.size())];
    addTo(values, found);
    if (loss.cut().isPresent()) {
      TorchModel.Roots roots = loss.cut().get().below().apply(found.get(leaves.size()));
      by.remove(leaves.size());
      addTo(values, gradients(vector(roots.tensors()), vector(roots.weights()), by));
    }
    return values;
  }

  private static TensorVector gradients(
      TensorVector of, TensorVector weights, List<org.bytedeco.pytorch.Tensor> by) {
    return torch.grad(of, vector(by), weights, new BoolOptional(), false, true);
  }

  private static TensorVector vector(List<org.bytedeco.pytorch.Tensor> tensors) {
    return new TensorVector(tensors.toArray(org.bytedeco.pytorch.Tensor[]::new));
  }

  private void addTo(float[] values, TensorVector parts) {
    int at = 0;
    long i = 0;
    for (org.bytedeco.pytorch.Tensor leaf : leaves.values()) {
      org.bytedeco.pytorch.Tensor part = parts.get(i++);
      int size = Math.toIntExact(leaf.numel());
      if (part.defined()) {
        float[] one = Transfer.values(part);
        for (int k = 0; k < size; k++) {
          values[at + k] += one[k];
        }
      }
      at += size;
    }
  }

  private Inputs inputs(Map<String, Tensor> tensors) {
    Map<String, org.bytedeco.pytorch.Tensor> inputs = new HashMap<>();
    tensors.forEach((name, tensor) -> inputs.put(name, Transfer.in(tensor, precision)));
    return new Inputs(inputs);
  }

  /** Frees everything native that the body makes, when it ends. */
  private <T> T pass(boolean gradients, Function<Pass, T> body) {
    Lock shared = lock.readLock();
    shared.lock();
    try (PointerScope scope = new PointerScope()) {
      requireOpen();
      SingleThread.enter();
      scope.attach(new AutoGradMode(gradients));
      return body.apply(new Pass(leaves, precision));
    } finally {
      shared.unlock();
    }
  }

  private void alone(Runnable body) {
    lock.writeLock().lock();
    try {
      body.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  @SuppressWarnings("try")
  private void replaceLeaves(Map<String, Tensor> weights) {
    try (PointerScope scope = new PointerScope()) {
      for (Map.Entry<String, Tensor> entry : weights.entrySet()) {
        org.bytedeco.pytorch.Tensor leaf = Transfer.in(entry.getValue(), precision);
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
  private record Kind(NetworkSpec spec, Precision precision, Map<String, List<Long>> shapes) {}
}
