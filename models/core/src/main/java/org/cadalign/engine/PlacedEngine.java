package org.cadalign.engine;

import java.util.List;
import org.cadalign.spec.NetworkSpec;

/**
 * An engine all of whose networks compute on one device.
 *
 * @param engine that computes
 * @param device that it computes on, whatever options say
 */
record PlacedEngine(Engine engine, Device device) implements Engine {
  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public List<Device> devices() {
    return List.of(device);
  }

  @Override
  public Availability availability(Device asked) {
    return engine.availability(asked);
  }

  @Override
  public Network build(NetworkSpec spec, long seed, EngineOptions options) {
    return engine.build(spec, seed, options.on(device));
  }
}
