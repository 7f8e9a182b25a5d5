package org.cadalign.torch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.cadalign.engine.NamedTensors;

/** Named tensors of a pass, in native memory. */
final class Inputs extends NamedTensors<Tensor> {
  Inputs(Map<String, Tensor> tensors) {
    super(tensors);
  }

  @Override
  protected long[] shape(Tensor tensor) {
    return tensor.shape();
  }

  @Override
  protected double value(Tensor tensor) {
    return tensor.item_double();
  }
}
