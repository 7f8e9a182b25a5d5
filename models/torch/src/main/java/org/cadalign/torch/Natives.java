package org.cadalign.torch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * LibTorch's libraries: which of its two builds is used, and in what order they come.
 *
 * <p>They are unpacked together before the first of them is loaded. JavaCPP unpacks each just
 * before it loads it; a library that needs one which is not unpacked yet would be given the one of
 * another version that the system has installed, and crash.
 *
 * <p>The build for CUDA needs libraries of CUDA that the system brings, and without them cannot be
 * used on the CPU either. So it is taken where it is installed and loads; otherwise the build for
 * the CPU is, and JavaCPP does not try the other.
 */
final class Natives {
  private static final List<String> CPU = List.of("c10", "torch_cpu");

  /** The last one needs all others. */
  private static final List<String> CUDA =
      List.of("libgomp.so.1", "libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so");

  /** Of JavaCPP's folders, for the build for CUDA. */
  private static final String EXTENSION = "-gpu";

  private static boolean chosen;
  private static Optional<String> lack = Optional.empty();

  private Natives() {}

  /**
   * To be called before any class of the bindings is initialised.
   *
   * @throws UncheckedIOException if the cache cannot be written
   */
  static synchronized void unpack() {
    if (!chosen) {
      lack = loadCuda();
      Loader.loadProperties().setProperty("platform.extension", lack.isEmpty() ? EXTENSION : "");
      chosen = true;
    }
    if (lack.isPresent()) {
      CPU.forEach(library -> file("", System.mapLibraryName(library)));
    }
  }

  /** Why the build for CUDA is not the one in use, if so. */
  static synchronized Optional<String> lackOfCuda() {
    unpack();
    return lack;
  }

  private static Optional<String> loadCuda() {
    String last = CUDA.get(CUDA.size() - 1);
    if (resource(EXTENSION, last).isEmpty()) {
      return Optional.of("this installation holds LibTorch for the CPU only");
    }
    // What has been loaded already serves those that need it, wherever it lies.
    Loader.load(openblas.class);
    CUDA.forEach(name -> file(EXTENSION, name));
    try {
      System.load(file(EXTENSION, last).orElseThrow().getAbsolutePath());
      return Optional.empty();
    } catch (UnsatisfiedLinkError e) {
      return Optional.of("the libraries of CUDA do not load: " + reason(e));
    }
  }

  /** What the system's linker says, without the file that it speaks of. */
  static String reason(UnsatisfiedLinkError e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    int path = line.startsWith("/") ? line.indexOf(": ") : -1;
    return path < 0 ? line : line.substring(path + 2);
  }

  /** A library as a file: where it lies, if it is not packed into a jar. */
  private static Optional<File> file(String extension, String name) {
    return resource(extension, name).map(Natives::unpacked);
  }

  private static File unpacked(URL resource) {
    try {
      return resource.getProtocol().equals("file")
          ? Path.of(URI.create(resource.toString())).toFile()
          : Loader.cacheResource(resource);
    } catch (IOException e) {
      throw new UncheckedIOException("LibTorch cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static Optional<URL> resource(String extension, String name) {
    String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + extension + "/";
    return Optional.ofNullable(Natives.class.getResource(folder + name));
  }
}
