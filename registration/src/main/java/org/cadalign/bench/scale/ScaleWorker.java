package org.cadalign.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.ChainResult;
import org.cadalign.align.Motion;
import org.cadalign.align.Summary;
import org.cadalign.archive.ModelArchives;
import org.cadalign.detect.MissingOptions;
import org.cadalign.detect.SupportOptions;
import org.cadalign.engine.Engines;
import org.cadalign.layer.LayerOptions;
import org.cadalign.match.MatchOptions;
import org.cadalign.progress.Progress;
import org.cadalign.raster.ImageOptions;
import org.cadalign.run.AlignmentRequest;
import org.cadalign.run.AlignmentRun;

/**
 * Aligns in a process of its own, as the command line does: IMAGE LAYER OUT MODEL THREADS. Prints
 * seconds, peak bytes, the largest pixel ratio of any level, and the median move in metres.
 */
public final class ScaleWorker {
  private ScaleWorker() {}

  /** Runs once. */
  public static void main(String[] arguments) throws Exception {
    AlignmentRequest request =
        new AlignmentRequest(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            ImageOptions.defaults(),
            LayerOptions.DEFAULT,
            ModelArchives.read(Path.of(arguments[3])),
            Optional.empty(),
            ChainOptions.defaults(),
            false,
            MatchOptions.withThreads(Integer.parseInt(arguments[4])),
            Motion.RIGID,
            SupportOptions.withMinSupport(SupportOptions.MIN_SUPPORT),
            MissingOptions.defaults(),
            List.of(),
            Optional.of(Path.of(arguments[2])),
            Optional.empty(),
            Optional.empty(),
            true,
            Collections.emptySortedMap());
    long start = System.nanoTime();
    AlignmentRun.Result result =
        new AlignmentRun(request, Engines.named("torch").orElseThrow(), Progress.none()).run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double ratio =
        result.levels().stream().mapToDouble(ChainResult.Level::pixelRatio).max().orElse(1);
    double moved = result.summary().moves().map(Summary.Moves::median).orElse(0.0);
    System.out.printf(Locale.ROOT, "%.3f %d %.4f %.3f%n", seconds, peak(), ratio, moved);
  }

  /** Largest resident memory of this process so far, bytes; Linux only. */
  private static long peak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("this kernel does not say how much memory a process has used");
  }
}
