package org.cadalign.torch;

import java.util.Map;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;

/** How a family of networks is computed. Stateless; weights come with the pass. */
interface TorchModel {
  /** Runs a stage. */
  Map<String, Tensor> forward(String stage, Pass pass, Inputs inputs);

  /**
   * Loss of a sample.
   *
   * @param step index of the training step, from 0
   */
  Loss loss(Pass pass, Inputs sample, long step);

  /**
   * A loss that gradients can be taken of.
   *
   * @param total a single value
   * @param parts what it is made of, to be shown
   */
  record Loss(Tensor total, SortedMap<String, Tensor> parts) {}
}
