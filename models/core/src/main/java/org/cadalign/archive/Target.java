package org.cadalign.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which outline of a building labels follow, and so what a network that learnt from them lays
 * layers on. In an image that is not taken from straight above, the two lie apart by the height of
 * the building times the lean of the view.
 */
public enum Target {
  /** The roof, where it is seen. */
  ROOF,
  /** The base: where the building meets the ground. */
  BASE;

  /** Its name in files and options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this name, as {@link #label} has it. */
  public static Optional<Target> named(String label) {
    return Arrays.stream(values()).filter(target -> target.label().equals(label)).findFirst();
  }
}
