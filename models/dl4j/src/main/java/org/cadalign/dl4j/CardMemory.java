package org.cadalign.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A card's memory, which ND4J's own operations alone may touch. They do the same on the CPU, more
 * slowly than {@link HostMemory}; so that is where tests compare the two.
 */
enum CardMemory implements Memory {
  /** Of either precision. */
  ANY;

  @Override
  public void fill(INDArray array, double[] values) {
    assign(array, Nd4j.createFromArray(values));
  }

  @Override
  public void fill(INDArray array, float[] values) {
    assign(array, Nd4j.createFromArray(values));
  }

  private static void assign(INDArray array, INDArray values) {
    try (values) {
      array.assign(values.reshape('c', array.shape()));
    }
  }

  @Override
  public double[] values(INDArray array) {
    try (INDArray copy = array.dup('c')) {
      return copy.data().asDouble();
    }
  }

  @Override
  public void clear(INDArray array) {
    array.assign(0);
  }

  @Override
  public void copy(INDArray from, long fromIndex, INDArray to, long toIndex, long count) {
    run(to, toIndex, count).assign(run(from, fromIndex, count));
  }

  /** A part of an array, not a copy of it. */
  private static INDArray run(INDArray array, long from, long count) {
    return array.reshape(array.length()).get(NDArrayIndex.interval(from, from + count));
  }
}
