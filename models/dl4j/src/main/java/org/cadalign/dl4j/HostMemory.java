package org.cadalign.dl4j;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The processor's own memory, read and written in place. */
enum HostMemory implements Memory {
  /** Single precision. */
  FLOAT(Float.BYTES) {
    @Override
    public void fill(INDArray array, double[] values) {
      fill(array, Values.narrow(values));
    }

    @Override
    public void fill(INDArray array, float[] values) {
      new FloatPointer(address(array)).put(values, 0, values.length);
    }

    @Override
    public double[] values(INDArray array) {
      float[] values = new float[length(array)];
      new FloatPointer(address(array)).get(values, 0, values.length);
      return Values.wide(values);
    }
  },
  /** Double precision. */
  DOUBLE(Double.BYTES) {
    @Override
    public void fill(INDArray array, double[] values) {
      new DoublePointer(address(array)).put(values, 0, values.length);
    }

    @Override
    public void fill(INDArray array, float[] values) {
      fill(array, Values.wide(values));
    }

    @Override
    public double[] values(INDArray array) {
      double[] values = new double[length(array)];
      new DoublePointer(address(array)).get(values, 0, values.length);
      return values;
    }
  };

  private final int bytes;

  /**
   * @param bytes of one value
   */
  HostMemory(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public void clear(INDArray array) {
    Pointer.memset(address(array), 0, array.length() * bytes);
  }

  @Override
  public void copy(INDArray from, long fromIndex, INDArray to, long toIndex, long count) {
    Pointer.memcpy(at(to, toIndex), at(from, fromIndex), count * bytes);
  }

  private Pointer at(INDArray array, long index) {
    return address(array).getPointer(index * bytes);
  }

  private static BytePointer address(INDArray array) {
    return new BytePointer(array.data().addressPointer());
  }

  private static int length(INDArray array) {
    return Math.toIntExact(array.length());
  }
}
