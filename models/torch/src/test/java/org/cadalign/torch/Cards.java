package org.cadalign.torch;

import org.cadalign.engine.Device;
import org.cadalign.engine.Engine;
import org.junit.jupiter.api.Assumptions;

/** The cards of this machine, for tests that need one. */
final class Cards {
  private Cards() {}

  /** The first one, if it can be used; else the test is skipped, and says why. */
  static Device first() {
    Engine.Availability found = new TorchEngine().availability(Device.cuda(0));
    Assumptions.assumeTrue(
        found.usable(), "needs a CUDA card and a build with -Pgpu; here " + found.detail());
    return Device.cuda(0);
  }
}
