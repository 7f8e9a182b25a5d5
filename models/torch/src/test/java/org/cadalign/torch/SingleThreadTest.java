package org.cadalign.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class SingleThreadTest {
  /**
   * NNPACK complains on standard error at each convolution, on processors that it does not know.
   */
  @Test
  void noNativePoolIsLeftWorking() {
    SingleThread.enter();
    assertThat(torch.get_num_threads()).isEqualTo(1);
    assertThat(openblas.blas_get_num_threads()).isEqualTo(1);
    assertThat(torch.globalContext().userEnabledNNPACK()).isFalse();
  }
}
