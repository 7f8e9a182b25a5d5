package org.cadalign.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Number format of arrays in ND4J's memory, where that is, and the way there and back. */
enum Format {
  /** Single precision. */
  FLOAT(DataType.FLOAT, false),
  /** Double precision. */
  DOUBLE(DataType.DOUBLE, false),
  /** Single precision, on a card. */
  CARD_FLOAT(DataType.FLOAT, true),
  /** Double precision, on a card. */
  CARD_DOUBLE(DataType.DOUBLE, true);

  private final DataType type;
  private final boolean card;

  Format(DataType type, boolean card) {
    this.type = type;
    this.card = card;
  }

  DataType type() {
    return type;
  }

  boolean isDouble() {
    return type == DataType.DOUBLE;
  }

  /** The same numbers on a card. */
  Format onCard() {
    return isDouble() ? CARD_DOUBLE : CARD_FLOAT;
  }

  private Memory memory() {
    if (card) {
      return CardMemory.ANY;
    }
    return isDouble() ? HostMemory.DOUBLE : HostMemory.FLOAT;
  }

  /** Sets a dense row-major array's values. */
  void fill(INDArray array, double[] values) {
    memory().fill(array, values);
  }

  /** Sets a dense row-major array's values. */
  void fill(INDArray array, float[] values) {
    memory().fill(array, values);
  }

  /** A dense row-major array's values. */
  double[] values(INDArray array) {
    return memory().values(array);
  }

  /** A dense row-major array whose values are not set. */
  INDArray empty(long... shape) {
    return Nd4j.createUninitialized(type, shape, 'c');
  }

  /** A dense row-major array of values. */
  INDArray of(double[] values, long... shape) {
    INDArray array = empty(shape);
    fill(array, values);
    return array;
  }

  /** A dense row-major array of values. */
  INDArray of(float[] values, long... shape) {
    INDArray array = empty(shape);
    fill(array, values);
    return array;
  }

  /** Sets all values to 0. */
  void clear(INDArray array) {
    memory().clear(array);
  }

  /** Copies a run of values from one dense row-major array to another. */
  void copy(INDArray from, long fromIndex, INDArray to, long toIndex, long count) {
    memory().copy(from, fromIndex, to, toIndex, count);
  }
}
