package org.cadalign.torch;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * Keeps native pools from helping: with small operations their threads spend more time waiting for
 * each other than working, and parallelism over samples needs the cores itself.
 */
final class SingleThread {
  private SingleThread() {}

  /**
   * To be called before the first operation of a pass; both settings belong to the calling thread.
   */
  static void enter() {
    if (openblas.blas_get_num_threads() != 1) {
      openblas.blas_set_num_threads(1);
    }
    if (torch.get_num_threads() != 1) {
      torch.set_num_threads(1);
    }
  }
}
