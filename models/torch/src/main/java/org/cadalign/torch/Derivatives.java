package org.cadalign.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Derivatives of single values by all leaves, one after the other in name order. They are not
 * stored in the leaves, since other threads read them.
 */
final class Derivatives {
  private final List<Tensor> leaves;
  private final int size;

  /**
   * @param leaves parameters by name
   * @param size number of values in all of them
   */
  Derivatives(SortedMap<String, Tensor> leaves, long size) {
    this.leaves = List.copyOf(leaves.values());
    this.size = Math.toIntExact(size);
  }

  /**
   * Derivative of one value.
   *
   * @param cut where the graph is interrupted, if it is
   * @param again whether the graph will be derived another time
   */
  double[] of(Tensor value, Optional<TorchModel.Cut> cut, boolean again) {
    List<Tensor> by = new ArrayList<>(leaves);
    cut.ifPresent(c -> by.add(c.value()));
    TensorVector found = grad(new TensorVector(value), new TensorVector(), by, keep(again), false);
    double[] sums = new double[size];
    addTo(sums, found);
    if (cut.isPresent()) {
      TorchModel.Roots roots = cut.get().below().apply(found.get(leaves.size()));
      addTo(
          sums, grad(vector(roots.tensors()), vector(roots.weights()), leaves, keep(again), false));
    }
    return sums;
  }

  /** Derivative of a constant. */
  double[] none() {
    return new double[size];
  }

  /** Derivative of one value, as tensors that can be derived again; undefined where it is zero. */
  List<Tensor> twice(Tensor value) {
    TensorVector found =
        grad(new TensorVector(value), new TensorVector(), leaves, keep(true), true);
    return List.of(found.get());
  }

  /** Values of what {@link #twice} found. */
  double[] values(List<Tensor> derivative) {
    double[] sums = new double[size];
    addTo(sums, vector(derivative));
    return sums;
  }

  /**
   * Sums of a derivative's products with constants, leaf by leaf, without those that are constant.
   *
   * @param derivative as {@link #twice} found it
   * @param factors one for each parameter
   */
  List<Tensor> products(List<Tensor> derivative, double[] factors) {
    List<Tensor> products = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < leaves.size(); i++) {
      Tensor leaf = leaves.get(i);
      int length = Math.toIntExact(leaf.numel());
      Tensor part = derivative.get(i);
      if (part.defined() && part.requires_grad()) {
        double[] own = Arrays.copyOfRange(factors, at, at + length);
        products.add(part.mul(Transfer.like(leaf, own)).sum());
      }
      at += length;
    }
    return products;
  }

  private void addTo(double[] sums, TensorVector parts) {
    double[] values = Transfer.doubles(joined(parts));
    for (int i = 0; i < size; i++) {
      sums[i] += values[i];
    }
  }

  /** All in one, since each copy out of a card's memory waits for the card. */
  private Tensor joined(TensorVector parts) {
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      Tensor part = parts.get(i);
      rows.add((part.defined() ? part.detach() : torch.zeros_like(leaves.get(i))).reshape(-1));
    }
    return torch.cat(vector(rows), 0);
  }

  private static BoolOptional keep(boolean again) {
    return again ? new BoolOptional(true) : new BoolOptional();
  }

  private static TensorVector grad(
      TensorVector of, TensorVector weights, List<Tensor> by, BoolOptional keep, boolean twice) {
    return torch.grad(of, vector(by), weights, keep, twice, true);
  }

  private static TensorVector vector(List<Tensor> tensors) {
    return new TensorVector(tensors.toArray(Tensor[]::new));
  }
}
