package org.cadalign.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where arrays lie, and the ways between there and Java's memory. All arrays are dense, row-major.
 */
interface Memory {
  /** Sets an array's values. */
  void fill(INDArray array, double[] values);

  /** Sets an array's values. */
  void fill(INDArray array, float[] values);

  /** An array's values. */
  double[] values(INDArray array);

  /** Sets all values to 0. */
  void clear(INDArray array);

  /** Copies a run of values from one array to another. */
  void copy(INDArray from, long fromIndex, INDArray to, long toIndex, long count);
}
