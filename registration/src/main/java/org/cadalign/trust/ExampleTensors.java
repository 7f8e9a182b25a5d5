package org.cadalign.trust;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.engine.Tensor;

/**
 * The tensors of a model's examples, taken out by name with their sizes checked.
 *
 * @param tensors by name
 * @param examples how many there must be, N
 */
record ExampleTensors(SortedMap<String, Tensor> tensors, int examples) {
  /** Outputs of a matcher, d: a displacement. */
  static final int OUTPUTS = 2;

  private static final Set<String> NAMES = Set.of("sum", "sketch", "prediction", "label", "place");

  /** Most numbers in a row of a sketch. */
  private static final int WIDEST = 1 << 16;

  /** As tensors hold them. */
  static float[][] single(double[][] rows) {
    return Arrays.stream(rows).map(ExampleTensors::single).toArray(float[][]::new);
  }

  /** One row. */
  static float[] single(double[] row) {
    float[] single = new float[row.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) row[i];
    }
    return single;
  }

  static Tensor rows(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
    }
    return new Tensor(flat, rows.length, rows[0].length);
  }

  static Tensor rows(float[][][] blocks) {
    float[][] rows = Arrays.stream(blocks).flatMap(Arrays::stream).toArray(float[][]::new);
    return new Tensor(rows(rows).data(), blocks.length, blocks[0].length, rows[0].length);
  }

  /** d rows of p numbers. */
  float[][] sum(long parameters) throws ModelFormatException {
    return matrix("sum", OUTPUTS, Math.toIntExact(parameters));
  }

  /** N rows. */
  float[][] matrix(String name, int columns) throws ModelFormatException {
    return matrix(name, examples, columns);
  }

  /** N x d x m. */
  float[][][] sketches() throws ModelFormatException {
    Tensor tensor = take("sketch");
    long[] shape = tensor.shape();
    if (shape.length != 3 || shape[0] != examples || shape[1] != OUTPUTS || shape[2] > WIDEST) {
      throw misshapen("sketch", shape);
    }
    float[][][] sketches = new float[examples][OUTPUTS][];
    int width = (int) shape[2];
    for (int i = 0; i < examples * OUTPUTS; i++) {
      sketches[i / OUTPUTS][i % OUTPUTS] =
          Arrays.copyOfRange(tensor.data(), i * width, (i + 1) * width);
    }
    return sketches;
  }

  /** Refuses what nothing asks for. */
  void end() throws ModelFormatException {
    if (!tensors.keySet().equals(new TreeSet<>(NAMES))) {
      throw TrainingExamples.refused("the tensors are " + tensors.keySet());
    }
  }

  private float[][] matrix(String name, int rows, int columns) throws ModelFormatException {
    Tensor tensor = take(name);
    if (!Arrays.equals(tensor.shape(), new long[] {rows, columns})) {
      throw misshapen(name, tensor.shape());
    }
    float[][] matrix = new float[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = Arrays.copyOfRange(tensor.data(), i * columns, (i + 1) * columns);
    }
    return matrix;
  }

  private Tensor take(String name) throws ModelFormatException {
    Tensor tensor = tensors.get(name);
    if (tensor == null || examples == 0) {
      throw TrainingExamples.refused(name + " is missing");
    }
    return tensor;
  }

  private static ModelFormatException misshapen(String name, long[] shape) {
    return TrainingExamples.refused(name + " has shape " + Arrays.toString(shape));
  }
}
