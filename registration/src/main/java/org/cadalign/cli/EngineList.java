package org.cadalign.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;

/**
 * The engines of an installation, in words.
 *
 * @param lines one per engine and device, by the engine's name; one that says so where there is
 *     none
 */
record EngineList(List<String> lines) {
  EngineList {
    lines = List.copyOf(lines);
  }

  /** Asks each engine whether it can be used; one that cannot even be loaded is listed as such. */
  static EngineList of(ServiceLoader<Engine> engines) {
    return of(engines.stream().map(p -> new Candidate(p.type().getSimpleName(), p)).toList());
  }

  static EngineList of(List<Candidate> candidates) {
    List<String> lines =
        candidates.stream()
            .map(EngineList::lines)
            .sorted(Comparator.comparing(found -> found.get(0)))
            .flatMap(List::stream)
            .toList();
    return new EngineList(lines.isEmpty() ? List.of("no engine is installed") : lines);
  }

  private static List<String> lines(Candidate candidate) {
    try {
      Engine engine = candidate.loader().get();
      return engine.devices().stream().map(device -> line(engine, device)).toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      return List.of(line(candidate.type(), "", false, String.valueOf(e.getMessage())));
    }
  }

  private static String line(Engine engine, Device device) {
    Engine.Availability found = engine.availability(device);
    return line(engine.name(), device.toString(), found.usable(), found.detail());
  }

  private static String line(String name, String device, boolean usable, String detail) {
    return String.format(
        Locale.ROOT, "%-8s %-8s %-11s %s", name, device, usable ? "usable" : "not usable", detail);
  }

  /**
   * An engine that may fail to load.
   *
   * @param type its class, for when it has no name yet
   * @param loader makes it
   */
  record Candidate(String type, Supplier<? extends Engine> loader) {}
}
