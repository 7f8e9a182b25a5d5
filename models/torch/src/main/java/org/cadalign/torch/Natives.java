package org.cadalign.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * LibTorch's libraries, unpacked together before the first of them is loaded. JavaCPP unpacks each
 * just before it loads it; a library that needs one which is not unpacked yet would be given the
 * one of another version that the system has installed, and crash.
 */
final class Natives {
  private static final List<String> LIBRARIES = List.of("c10", "torch_cpu");

  private Natives() {}

  /**
   * To be called before any class of the bindings is initialised.
   *
   * @throws UncheckedIOException if the cache cannot be written
   */
  static void unpack() {
    for (String library : LIBRARIES) {
      String file = Loader.getPlatform() + "/" + System.mapLibraryName(library);
      try {
        Loader.cacheResource(Natives.class, "/org/bytedeco/pytorch/" + file);
      } catch (IOException e) {
        throw new UncheckedIOException("LibTorch cannot be unpacked: " + e.getMessage(), e);
      }
    }
  }
}
