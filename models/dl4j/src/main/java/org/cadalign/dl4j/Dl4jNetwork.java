package org.cadalign.dl4j;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.cadalign.engine.Device;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Products;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.NetworkSpec;

/**
 * A network of graphs of DL4J's. A graph keeps what it computes in its vertices, so each pass that
 * runs at the same time has a {@link Replica} of its own; replicas are kept for the next pass.
 */
final class Dl4jNetwork implements Network {
  private final NetworkSpec spec;
  private final Dl4jModel model;
  private final Format format;
  private final Device device;
  private final ConcurrentLinkedDeque<Replica> idle = new ConcurrentLinkedDeque<>();
  private volatile SortedMap<String, Tensor> weights;
  private volatile boolean closed;

  Dl4jNetwork(
      NetworkSpec spec,
      Dl4jModel model,
      Format format,
      Device device,
      SortedMap<String, Tensor> weights) {
    this.spec = spec;
    this.model = model;
    this.format = format;
    this.device = device;
    this.weights = weights;
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public SortedMap<String, Tensor> weights() {
    requireOpen();
    return copy(weights);
  }

  @Override
  public void load(Map<String, Tensor> values) {
    requireOpen();
    WeightMap.check(spec, values);
    weights = copy(values);
  }

  private static SortedMap<String, Tensor> copy(Map<String, Tensor> values) {
    SortedMap<String, Tensor> copy = new TreeMap<>();
    values.forEach((name, t) -> copy.put(name, new Tensor(t.data().clone(), t.shape())));
    return Collections.unmodifiableSortedMap(copy);
  }

  @Override
  public Map<String, Tensor> forward(String stage, Map<String, Tensor> inputs) {
    if (!spec.stages().contains(stage)) {
      throw new IllegalArgumentException("no stage '" + stage + "' among " + spec.stages());
    }
    return pass(replica -> new TreeMap<>(model.forward(stage, replica, new Inputs(inputs))));
  }

  @Override
  public Gradient gradient(Map<String, Tensor> sample, LossContext context) {
    return pass(replica -> model.gradient(replica, new Inputs(sample), context));
  }

  @Override
  public Jacobian jacobian(Map<String, Tensor> inputs) {
    return pass(replica -> model.jacobian(replica, new Inputs(inputs)));
  }

  @Override
  public double[][] directional(Map<String, Tensor> inputs, double[][] directions) {
    return Products.of(jacobian(inputs).rows(), directions);
  }

  /** Replicas that are in use are closed by their pass. */
  @Override
  public void close() {
    closed = true;
    for (Replica r = idle.poll(); r != null; r = idle.poll()) {
      r.close();
    }
  }

  private <T> T pass(Function<Replica, T> body) {
    requireOpen();
    Nd4jRuntime.enter(device);
    Replica replica = replica();
    try {
      return body.apply(replica);
    } finally {
      idle.push(replica);
      if (closed) {
        close();
      }
    }
  }

  private Replica replica() {
    SortedMap<String, Tensor> present = weights;
    Replica free = idle.poll();
    if (free == null) {
      return new Replica(format, model.graphs(format), Map.of()).with(present);
    }
    return free.loose() == present ? free : free.with(present);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("network " + spec.name() + " is closed");
    }
  }
}
