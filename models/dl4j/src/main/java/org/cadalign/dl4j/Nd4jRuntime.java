package org.cadalign.dl4j;

import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ND4J's native library: what it computes by, and by how many threads. */
final class Nd4jRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(Nd4jRuntime.class);

  /** Of JavaCPP's folders of natives. */
  private static final String EXTENSION = "platform.extension";

  private Nd4jRuntime() {}

  /** The library, loaded once. */
  private static final class Library {
    static final NativeOps OPERATIONS = load();

    private Library() {}

    private static NativeOps load() {
      loadOwnBuild();
      Nd4j.getEnvironment().setMaxThreads(1);
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
      return operations;
    }
  }

  /** Says what convolutions are computed by, once in a process, when its first pass begins. */
  private static final class Announcement {
    static {
      LOG.info("dl4j: convolutions by {}", convolutions());
    }

    private Announcement() {}

    static void make() {}
  }

  /**
   * Loads the build with oneDNN whatever build of its own library another engine has told JavaCPP
   * to take: that choice holds for the whole process.
   */
  private static void loadOwnBuild() {
    Properties shared = Loader.loadProperties();
    Optional<Object> chosen = Optional.ofNullable(shared.remove(EXTENSION));
    try {
      Loader.load(Nd4jCpu.class);
    } finally {
      chosen.ifPresent(extension -> shared.put(EXTENSION, extension));
    }
  }

  /**
   * To be called before the first operation of a pass: keeps native pools from helping. With small
   * operations their threads spend more time waiting for each other than working, and parallelism
   * over samples needs the cores itself. Numbers of threads belong to the calling thread.
   */
  static void enter() {
    Announcement.make();
    NativeOps operations = Library.OPERATIONS;
    if (operations.ompGetMaxThreads() != 1) {
      operations.setOmpNumThreads(1);
    }
    if (openblas.blas_get_num_threads() != 1) {
      openblas.blas_set_num_threads(1);
    }
  }

  /** What convolutions in single precision are computed by. */
  static String convolutions() {
    return convolutions(Library.OPERATIONS);
  }

  private static String convolutions(NativeOps operations) {
    boolean built = operations.buildInfo().contains("HAVE_ONEDNN");
    return built && Nd4j.getEnvironment().helpersAllowed()
        ? "oneDNN"
        : "products of matrices, without oneDNN, many times slower";
  }
}
