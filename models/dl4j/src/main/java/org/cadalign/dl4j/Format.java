package org.cadalign.dl4j;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Number format of arrays in ND4J's memory, and the way there and back. */
enum Format {
  /** Single precision. */
  FLOAT(DataType.FLOAT, Float.BYTES) {
    @Override
    void fill(INDArray array, double[] values) {
      fill(array, Values.narrow(values));
    }

    @Override
    void fill(INDArray array, float[] values) {
      new FloatPointer(address(array)).put(values, 0, values.length);
    }

    @Override
    double[] values(INDArray array) {
      float[] values = new float[length(array)];
      new FloatPointer(address(array)).get(values, 0, values.length);
      return Values.wide(values);
    }
  },
  /** Double precision. */
  DOUBLE(DataType.DOUBLE, Double.BYTES) {
    @Override
    void fill(INDArray array, double[] values) {
      new DoublePointer(address(array)).put(values, 0, values.length);
    }

    @Override
    void fill(INDArray array, float[] values) {
      fill(array, Values.wide(values));
    }

    @Override
    double[] values(INDArray array) {
      double[] values = new double[length(array)];
      new DoublePointer(address(array)).get(values, 0, values.length);
      return values;
    }
  };

  private final DataType type;
  private final int bytes;

  Format(DataType type, int bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** Sets a dense row-major array's values. */
  abstract void fill(INDArray array, double[] values);

  /** Sets a dense row-major array's values. */
  abstract void fill(INDArray array, float[] values);

  /** A dense row-major array's values. */
  abstract double[] values(INDArray array);

  DataType type() {
    return type;
  }

  /** Of one value. */
  int bytes() {
    return bytes;
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
    Pointer.memset(address(array), 0, array.length() * bytes);
  }

  /** Copies a run of values from one dense row-major array to another. */
  void copy(INDArray from, long fromIndex, INDArray to, long toIndex, long count) {
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
