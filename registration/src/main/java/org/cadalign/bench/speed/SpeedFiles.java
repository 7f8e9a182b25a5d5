package org.cadalign.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Safetensors;
import org.cadalign.engine.Tensor;

/** What all workers read: weights and samples, as float32 safetensors in one folder. */
public final class SpeedFiles {
  private static final String WEIGHTS = "weights.safetensors";

  private SpeedFiles() {}

  /** Writes them. */
  public static void write(
      Path folder, Map<String, Tensor> weights, List<? extends Map<String, Tensor>> samples)
      throws IOException {
    Files.write(folder.resolve(WEIGHTS), Safetensors.write(new TreeMap<>(weights)));
    for (int i = 0; i < samples.size(); i++) {
      Files.write(
          folder.resolve("sample-%02d.safetensors".formatted(i)),
          Safetensors.write(new TreeMap<>(samples.get(i))));
    }
  }

  /** Reads the weights. */
  public static SortedMap<String, Tensor> weights(Path folder)
      throws IOException, ModelFormatException {
    return read(folder.resolve(WEIGHTS));
  }

  /** Reads the samples, in the order of their names. */
  public static List<SortedMap<String, Tensor>> samples(Path folder)
      throws IOException, ModelFormatException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.getFileName().toString().startsWith("sample-")).sorted().toList();
    }
    List<SortedMap<String, Tensor>> samples = new ArrayList<>();
    for (Path file : files) {
      samples.add(read(file));
    }
    return samples;
  }

  private static SortedMap<String, Tensor> read(Path file)
      throws IOException, ModelFormatException {
    return Safetensors.read(Files.readAllBytes(file), file.toString());
  }
}
