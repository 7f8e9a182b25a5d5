package org.cadalign.engine;

import java.util.List;
import org.cadalign.spec.NetworkSpec;

/** A runtime that can build and run networks; found by {@link java.util.ServiceLoader}. */
public interface Engine {
  /** As given to {@code --engine}. */
  String name();

  /**
   * What it can compute on, where the machine has it, the one that it computes on by default first.
   */
  default List<Device> devices() {
    return List.of(Device.CPU);
  }

  /** Why it can or cannot be used with a device of this machine. */
  Availability availability(Device device);

  /** Why it can or cannot be used with the device that it computes on by default. */
  default Availability availability() {
    return availability(devices().get(0));
  }

  /** The same engine, all of whose networks compute on one device, whatever options say. */
  default Engine on(Device device) {
    return new PlacedEngine(this, device);
  }

  /**
   * Builds a network with fresh weights.
   *
   * @param seed of the weights; equal seeds give equal bytes
   * @throws UnsupportedOperationException if this engine lacks the family, an option or the device,
   *     in one line
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
