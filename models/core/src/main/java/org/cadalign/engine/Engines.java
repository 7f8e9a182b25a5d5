package org.cadalign.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The engines on the class path. */
public final class Engines {
  private Engines() {}

  /** All engines, in order of their names. */
  public static List<Engine> all() {
    return ServiceLoader.load(Engine.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Engine::name))
        .toList();
  }

  /** The engine of that name, if it is on the class path. */
  public static Optional<Engine> named(String name) {
    return all().stream().filter(engine -> engine.name().equals(name)).findFirst();
  }
}
