package org.cadalign.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A card of this machine.
 *
 * @param name of its model
 * @param capability that decides which kernels it runs
 */
record NvidiaCard(String name, Capability capability) {
  private static final List<String> QUERY =
      List.of("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader");

  /**
   * The cards that the driver's own tool lists, in its order; none where there is no driver. What
   * would ask CUDA itself has to be loaded first, which is what may not be possible.
   */
  static List<NvidiaCard> all() {
    try {
      Process process =
          new ProcessBuilder(QUERY).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (InputStream out = process.getInputStream()) {
        return parse(new String(out.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return List.of();
    }
  }

  /** One card a line, name before capability; lines of another kind are no cards. */
  static List<NvidiaCard> parse(String lines) {
    List<NvidiaCard> cards = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      int comma = line.lastIndexOf(',');
      if (comma > 0) {
        String name = line.substring(0, comma).strip();
        Capability.parse(line.substring(comma + 1).strip())
            .ifPresent(capability -> cards.add(new NvidiaCard(name, capability)));
      }
    }
    return cards;
  }

  /** Why ND4J cannot compute on it, if so, in one line. */
  Optional<String> refusal() {
    if (capability.runsNd4j()) {
      return Optional.empty();
    }
    List<Capability> built = Capability.BUILT;
    return Optional.of(
        "ND4J has no kernels for %s of compute capability %s; it has them for %s to %s.9"
            .formatted(name, capability, built.get(0), built.get(built.size() - 1).major()));
  }
}
