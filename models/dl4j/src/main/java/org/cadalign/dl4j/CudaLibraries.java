package org.cadalign.dl4j;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The libraries of CUDA 11 that the system must bring.
 *
 * @param folders that they are looked for in
 */
record CudaLibraries(List<Path> folders) {
  /** What ND4J's own library and JavaCPP's are linked to. */
  private static final List<String> NEEDED =
      List.of("libcudart.so.11.0", "libcublas.so.11", "libcusolver.so.11");

  private static final List<String> USUAL =
      List.of(
          "/usr/local/cuda-11.6/lib64",
          "/usr/local/cuda-11/lib64",
          "/usr/local/cuda/lib64",
          "/usr/lib/x86_64-linux-gnu",
          "/lib/x86_64-linux-gnu",
          "/usr/lib64",
          "/lib64");

  CudaLibraries {
    folders = List.copyOf(folders);
  }

  /** Where the system has its libraries, and what {@code LD_LIBRARY_PATH} names. */
  static CudaLibraries ofSystem() {
    List<Path> folders = new ArrayList<>();
    String more = Optional.ofNullable(System.getenv("LD_LIBRARY_PATH")).orElse("");
    for (String folder : more.split(":", -1)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    USUAL.forEach(folder -> folders.add(Path.of(folder)));
    return new CudaLibraries(folders);
  }

  /** The first one that is nowhere, if there is one. */
  Optional<String> missing() {
    return NEEDED.stream().filter(name -> !isThere(name)).findFirst();
  }

  private boolean isThere(String name) {
    return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(name)));
  }
}
