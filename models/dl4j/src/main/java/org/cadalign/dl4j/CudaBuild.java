package org.cadalign.dl4j;

import java.util.List;
import java.util.Optional;
import org.cadalign.engine.Device;

/**
 * ND4J for NVIDIA's cards: whether it is here and what it finds.
 *
 * @param installed whether its jars are
 * @param cards of this machine, in the driver's order
 * @param libraries of CUDA
 */
record CudaBuild(boolean installed, List<NvidiaCard> cards, CudaLibraries libraries) {
  /** What tells that its jars are on the class path. */
  private static final String MARK = "/nd4j-jcublas.properties";

  CudaBuild {
    cards = List.copyOf(cards);
  }

  /** Of this installation and machine; nothing of it is loaded. */
  static CudaBuild find() {
    boolean installed = CudaBuild.class.getResource(MARK) != null;
    List<NvidiaCard> cards = installed ? NvidiaCard.all() : List.of();
    return new CudaBuild(installed, cards, CudaLibraries.ofSystem());
  }

  /** Why it cannot compute on a card, if so, in one line. */
  Optional<String> lack(Device device) {
    if (!installed) {
      return Optional.of("this installation holds ND4J for the CPU only");
    }
    if (cards.isEmpty()) {
      return Optional.of("there is no NVIDIA card, or no driver whose nvidia-smi names it");
    }
    if (device.index() >= cards.size()) {
      return Optional.of("there is no such card among " + cards.size() + ", counted from 0");
    }
    return cards.get(device.index()).refusal().or(this::lackOfLibraries);
  }

  private Optional<String> lackOfLibraries() {
    return libraries
        .missing()
        .map(name -> "it needs CUDA 11, whose " + name + " is not found; see LD_LIBRARY_PATH");
  }
}
