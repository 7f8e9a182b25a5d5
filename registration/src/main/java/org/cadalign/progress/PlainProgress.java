package org.cadalign.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Progress for logs: at most one line every ten seconds, and none for a task that ends before. */
public final class PlainProgress implements Progress {
  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

  private final PrintWriter out;
  private final LongSupplier nanoTime;

  /** Lines go to {@code out}, which is flushed after each. */
  public PlainProgress(PrintWriter out) {
    this(out, System::nanoTime);
  }

  PlainProgress(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public Task begin(String name, long total, String unit) {
    return new Lines(name, total, unit, nanoTime.getAsLong());
  }

  private final class Lines implements Task {
    private final String name;
    private final long total;
    private final String unit;
    private final long start;
    private long printed;
    private long done;

    Lines(String name, long total, String unit, long start) {
      this.name = name;
      this.total = total;
      this.unit = unit;
      this.start = start;
      this.printed = start;
    }

    @Override
    public synchronized void advance(long amount) {
      done += amount;
      long now = nanoTime.getAsLong();
      if (now - printed >= INTERVAL) {
        printed = now;
        out.println(new Pace(done, total, (now - start) * 1e-9).line(name, unit));
        out.flush();
      }
    }

    @Override
    public void close() {}
  }
}
