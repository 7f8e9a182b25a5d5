package org.cadalign.torch;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/**
 * Keeps native pools from helping: with small operations their threads spend more time waiting for
 * each other than working, and parallelism over samples needs the cores itself.
 */
final class SingleThread {
  private SingleThread() {}

  /**
   * To be called before the first operation of a pass. The numbers of threads belong to the calling
   * thread, the choice of convolutions to the process.
   */
  static void enter() {
    if (openblas.blas_get_num_threads() != 1) {
      openblas.blas_set_num_threads(1);
    }
    if (torch.get_num_threads() != 1) {
      torch.set_num_threads(1);
    }
    // Its convolutions bring a pool of their own, and where it does not know the processor, it says
    // so on standard error at every one of them.
    Context context = torch.globalContext();
    if (context.userEnabledNNPACK()) {
      context.setUserEnabledNNPACK(false);
    }
  }
}
