package org.cadalign.dl4j;

import java.util.Map;
import org.cadalign.engine.NamedTensors;
import org.cadalign.engine.Tensor;

/** Named tensors of a pass, as they cross the engine seam. */
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
    return tensor.data()[0];
  }
}
