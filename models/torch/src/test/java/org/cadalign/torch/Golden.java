package org.cadalign.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;

/**
 * Figures computed by another program, PyTorch 1.13: lines of {@code kind:name|shape|values}.
 *
 * @param tensors by {@code kind:name}
 */
record Golden(SortedMap<String, Tensor> tensors) {
  static Golden read(String file) {
    try (InputStream in = Golden.class.getResourceAsStream(file)) {
      SortedMap<String, Tensor> tensors = new TreeMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\\|"))
          .forEach(fields -> tensors.put(fields[0], tensor(fields[1], fields[2])));
      return new Golden(tensors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of a kind, by their names. */
  SortedMap<String, Tensor> of(String kind) {
    SortedMap<String, Tensor> found = new TreeMap<>();
    String prefix = kind + ":";
    tensors.tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .forEach(entry -> found.put(entry.getKey().substring(prefix.length()), entry.getValue()));
    return found;
  }

  private static Tensor tensor(String shape, String values) {
    String[] numbers = values.split(" ", -1);
    float[] data = new float[numbers.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = Float.parseFloat(numbers[i]);
    }
    return new Tensor(data, Arrays.stream(shape.split(",")).mapToLong(Long::parseLong).toArray());
  }
}
