package org.cadalign.dl4j;

import org.bytedeco.openblas.global.openblas;
import org.cadalign.engine.Device;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ND4J's native library: what it computes by, and by how many threads. */
final class Nd4jRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(Nd4jRuntime.class);

  private Nd4jRuntime() {}

  /** Says what convolutions are computed by, once in a process, when its first pass begins. */
  private static final class Announcement {
    static {
      LOG.info("dl4j: convolutions by {}", convolutions());
    }

    private Announcement() {}

    static void make() {}
  }

  /** To be called before the first operation of a pass on the CPU. */
  static void enter() {
    enter(Device.CPU);
  }

  /**
   * To be called before the first operation of a pass: keeps native pools from helping. With small
   * operations their threads spend more time waiting for each other than working, and parallelism
   * over samples needs the cores itself. Numbers of threads, and cards, belong to the calling
   * thread.
   */
  static void enter(Device device) {
    NativeOps operations = Backend.start(device.kind());
    Announcement.make();
    if (device.kind() == Device.Kind.CUDA) {
      if (Nd4j.getAffinityManager().getDeviceForCurrentThread() != device.index()) {
        Nd4j.getAffinityManager().unsafeSetDevice(device.index());
      }
      return;
    }
    if (operations.ompGetMaxThreads() != 1) {
      operations.setOmpNumThreads(1);
    }
    if (openblas.blas_get_num_threads() != 1) {
      openblas.blas_set_num_threads(1);
    }
  }

  /** What convolutions in single precision are computed by on the CPU. */
  static String cpuConvolutions() {
    Backend.start(Device.Kind.CPU);
    return convolutions();
  }

  private static String convolutions() {
    if (!Nd4j.getEnvironment().isCPU()) {
      return "ND4J's kernels for CUDA";
    }
    NativeOps operations = Backend.start(Device.Kind.CPU);
    boolean built = operations.buildInfo().contains("HAVE_ONEDNN");
    return built && Nd4j.getEnvironment().helpersAllowed()
        ? "oneDNN"
        : "products of matrices, without oneDNN, many times slower";
  }
}
