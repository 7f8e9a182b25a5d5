package org.cadalign.torch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.cadalign.engine.EngineOptions.Precision;

/**
 * Values across the border between Java and native memory. Java's side is float32, row-major,
 * always.
 */
final class Transfer {
  private Transfer() {}

  /**
   * A copy in native memory, images with channels innermost, in the number format of a precision.
   */
  static Tensor in(org.cadalign.engine.Tensor values, Precision precision) {
    Tensor tensor = AbstractTensor.create(values.data(), values.shape());
    Tensor typed = precision == Precision.FLOAT64 ? tensor.to(ScalarType.Double) : tensor;
    return values.shape().length == 4 ? typed.contiguous(MemoryFormat.ChannelsLast) : typed;
  }

  /** A copy in Java's memory. */
  static org.cadalign.engine.Tensor out(Tensor tensor) {
    return new org.cadalign.engine.Tensor(values(tensor), tensor.shape());
  }

  /** A copy of all values, row-major. */
  static float[] values(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      Tensor plain = tensor.detach().cpu().to(ScalarType.Float).contiguous();
      try (FloatPointer pointer = plain.data_ptr_float()) {
        pointer.get(values);
      }
    }
    return values;
  }

  /** A copy of all values, row-major, as exact as the tensor has them. */
  static double[] doubles(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      Tensor plain = tensor.detach().cpu().to(ScalarType.Double).contiguous();
      try (DoublePointer pointer = plain.data_ptr_double()) {
        pointer.get(values);
      }
    }
    return values;
  }

  /** Values in native memory, in the shape, the number format and the place of another tensor. */
  static Tensor like(Tensor other, double[] values) {
    return beside(other, AbstractTensor.create(values, other.shape()));
  }

  /** A constant, in the number format of another tensor and on its device. */
  static Tensor beside(Tensor other, Tensor constant) {
    return constant.to(other.device(), other.scalar_type());
  }

  /** A copy of all values, row-major, that are whole numbers. */
  static int[] wholeNumbers(Tensor tensor) {
    int[] values = new int[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      try (IntPointer pointer = tensor.cpu().to(ScalarType.Int).contiguous().data_ptr_int()) {
        pointer.get(values);
      }
    }
    return values;
  }

  /** A single value. */
  static double value(Tensor tensor) {
    return torch.mean(tensor.detach()).item_double();
  }
}
