package org.cadalign.dl4j;

import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.cadalign.engine.Device;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What ND4J computes by. It has one backend in a process: the first that is asked for. */
final class Backend {
  /** Of JavaCPP's folders of natives. */
  private static final String EXTENSION = "platform.extension";

  private static Optional<Device.Kind> chosen = Optional.empty();

  private Backend() {}

  /** Why it cannot compute by that kind in this process any more, if so. */
  static synchronized Optional<String> refusal(Device.Kind kind) {
    return chosen
        .filter(other -> other != kind)
        .map(other -> "ND4J computes by " + other + " in this process already");
  }

  /**
   * Starts it, if it has not been started.
   *
   * @throws UnsupportedOperationException if another has been
   */
  static synchronized NativeOps start(Device.Kind kind) {
    refusal(kind)
        .ifPresent(
            reason -> {
              throw new UnsupportedOperationException("engine dl4j: " + reason);
            });
    if (chosen.isEmpty()) {
      ND4JClassLoading.setNd4jClassloader(new BackendLoader(kind, Backend.class.getClassLoader()));
      if (kind == Device.Kind.CPU) {
        loadOwnBuild();
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
      }
      chosen = Optional.of(kind);
    }
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  /**
   * Loads the build with oneDNN whatever build of its own library another engine has told JavaCPP
   * to take: that choice holds for the whole process.
   */
  private static void loadOwnBuild() {
    Properties shared = Loader.loadProperties();
    Optional<Object> other = Optional.ofNullable(shared.remove(EXTENSION));
    try {
      Loader.load(Nd4jCpu.class);
    } finally {
      other.ifPresent(extension -> shared.put(EXTENSION, extension));
    }
  }
}
