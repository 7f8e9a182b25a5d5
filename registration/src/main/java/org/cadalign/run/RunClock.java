package org.cadalign.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the parts of a run took. */
public final class RunClock {
  private static final double SECOND = 1e9;

  private final Instant began = Instant.now();
  private final Map<String, Double> laps = new LinkedHashMap<>();
  private long last = System.nanoTime();

  /** Ends a part. */
  public void lap(String part) {
    long now = System.nanoTime();
    laps.put(part, (now - last) / SECOND);
    last = now;
  }

  public Instant began() {
    return began;
  }

  /** Seconds by part, in the order in which they ran. */
  public Map<String, Double> seconds() {
    return Collections.unmodifiableMap(laps);
  }
}
