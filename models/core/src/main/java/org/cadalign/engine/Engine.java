package org.cadalign.engine;

import org.cadalign.spec.NetworkSpec;

/** A runtime that can build and run networks; found by {@link java.util.ServiceLoader}. */
public interface Engine {
  /** As given to {@code --engine}. */
  String name();

  /** Why it can or cannot be used on this machine. */
  Availability availability();

  /**
   * Builds a network with fresh weights.
   *
   * @param seed of the weights; equal seeds give equal bytes
   * @throws UnsupportedOperationException if this engine lacks the family or an option, in one line
   */
  Network build(NetworkSpec spec, long seed, EngineOptions options);

  /** Builds a network with fresh weights that computes in single precision. */
  default Network build(NetworkSpec spec, long seed) {
    return build(spec, seed, EngineOptions.DEFAULT);
  }

  /**
   * Whether an engine is usable here.
   *
   * @param usable whether {@link Engine#build} will work
   * @param detail version and device, or the reason why not, in one line
   */
  record Availability(boolean usable, String detail) {}
}
