package org.cadalign.torch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadalign.engine.Tensor;

/** Samples of the outline matcher as one batch. */
final class WindowBatch {
  /** Further than any neighbours, pixels. */
  private static final float APART = 1e5f;

  private WindowBatch() {}

  static Map<String, Tensor> of(List<Map<String, Tensor>> windows) {
    Map<String, Tensor> batch = new HashMap<>(windows.get(0));
    for (String name : windows.get(0).keySet()) {
      if (!name.equals("level") && !name.equals("target")) {
        batch.put(name, joined(name, windows));
      }
    }
    return batch;
  }

  private static Tensor joined(String name, List<Map<String, Tensor>> windows) {
    long[] shape = windows.get(0).get(name).shape().clone();
    int length = windows.get(0).get(name).data().length;
    float[] values = new float[windows.size() * length];
    int groups = windows.get(0).get("position").length(0);
    for (int w = 0; w < windows.size(); w++) {
      float[] own = windows.get(w).get(name).data();
      for (int i = 0; i < length; i++) {
        values[w * length + i] = moved(name, own[i], w, w * groups);
      }
    }
    shape[0] *= windows.size();
    return new Tensor(values, shape);
  }

  private static float moved(String name, float value, int window, int groups) {
    if (name.equals("index")) {
      return value == 0 ? 0 : value + groups;
    }
    return name.equals("position") ? value + APART * window : value;
  }
}
