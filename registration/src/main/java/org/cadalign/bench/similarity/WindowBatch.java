package org.cadalign.bench.similarity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadalign.data.Sample;
import org.cadalign.engine.Tensor;

/** Joins training samples to one that the network takes in a single pass. */
final class WindowBatch {
  /** Between windows, level-1 pixels: further than any neighbour counts. */
  private static final float APART = 1e5f;

  private final List<? extends Map<String, Tensor>> windows;

  private WindowBatch(List<? extends Map<String, Tensor>> windows) {
    this.windows = windows;
  }

  static Map<String, Tensor> of(List<? extends Map<String, Tensor>> windows) {
    WindowBatch batch = new WindowBatch(windows);
    Map<String, Tensor> joined = new TreeMap<>();
    windows.get(0).keySet().forEach(name -> joined.put(name, batch.joined(name)));
    joined.put(Sample.LEVEL, windows.get(0).get(Sample.LEVEL));
    return joined;
  }

  private Tensor joined(String name) {
    long[] shape = windows.get(0).get(name).shape().clone();
    shape[0] = windows.stream().mapToLong(window -> window.get(name).shape()[0]).sum();
    Tensor all = Tensor.zeros(shape);
    int at = 0;
    int groups = 0;
    for (int w = 0; w < windows.size(); w++) {
      for (float value : windows.get(w).get(name).data()) {
        all.data()[at++] = moved(name, value, w, groups);
      }
      groups += windows.get(w).get(Sample.POSITION).length(0);
    }
    return all;
  }

  /** Groups are numbered through the batch, and lie far from those of other windows. */
  private static float moved(String name, float value, int window, int groups) {
    if (name.equals(Sample.INDEX)) {
      return value > 0 ? value + groups : 0;
    }
    return name.equals(Sample.POSITION) ? value + window * APART : value;
  }
}
