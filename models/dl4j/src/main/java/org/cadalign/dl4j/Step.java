package org.cadalign.dl4j;

import java.io.Serializable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a vertex without weights does to dense row-major arrays (batch, channel, row, column), and
 * its derivative. Results are arrays of their own, never their arguments.
 */
interface Step {
  /** The result. */
  INDArray forward(List<INDArray> inputs);

  /**
   * Derivatives by the inputs, from that by the result.
   *
   * @return one for each input that has a derivative, of the first ones
   */
  List<INDArray> backward(List<INDArray> inputs, INDArray epsilon);

  /** A step that is the same in every graph; each graph has one of its own at work. */
  @FunctionalInterface
  interface Kind extends Serializable {
    Step start(Format format);
  }
}
