package org.cadalign.spec;

import java.util.List;
import java.util.Optional;

/** The networks that can be asked for by name. */
public final class Presets {
  private static final List<NetworkSpec> ALL =
      List.of(OutlineMatcherSpec.compact(), DoubleUnetSpec.reference());

  private Presets() {}

  /** The preset of that name. */
  public static Optional<NetworkSpec> named(String name) {
    return ALL.stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  /** Names of all presets. */
  public static List<String> names() {
    return ALL.stream().map(NetworkSpec::name).toList();
  }
}
