package org.cadalign.bench.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadalign.match.Reach;
import org.cadalign.spec.OutlineMatcherSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Aligns images of growing size and measures memory and time. */
@Command(
    name = "scale",
    description = "Measures time and memory of align on images of up to 20 000 x 20 000 pixels.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/bench scale --short --model city.model")
public final class ScaleBench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, description = "Model to align with.")
  private Path model;

  @Option(names = "--short", description = "One image of 6000 x 6000 pixels only.")
  private boolean quick;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Worker threads; default: ${DEFAULT-VALUE}.")
  private int threads = 2;

  @Option(
      names = "--temp",
      description = "Folder for the images, up to 1.2 GB; default: the system's.")
  private Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory(temporary, "cadalign-scale");
    List<ScaleRun> runs = new ArrayList<>();
    try {
      for (int side : quick ? List.of(6000) : List.of(5000, 10_000, 20_000)) {
        ScaleRun run = run(side, folder);
        runs.add(run);
        out.printf(
            Locale.ROOT,
            "%d x %d px, %d houses: %.1f s, %.2f s per Mpx near houses, peak %.2f GB,"
                + " pixel ratio %.3f, median move %.2f m%n",
            side,
            side,
            run.houses(),
            run.seconds(),
            run.secondsPerMegapixel(),
            run.peak() / 1e9,
            run.pixelRatio(),
            run.moved());
      }
    } finally {
      delete(folder);
    }
    out.println(json(runs));
    return 0;
  }

  private ScaleRun run(int side, Path folder) throws IOException, InterruptedException {
    Path image = folder.resolve("plain.tif");
    Path layer = folder.resolve("plain.geojson");
    Files.deleteIfExists(image);
    Plain plain = Plain.of(side);
    PlainImage.write(plain, image);
    PlainLayer.write(plain, layer);
    String[] answer = align(image, layer, folder.resolve("aligned.gpkg")).split(" ", -1);
    Reach reach = Reach.of(OutlineMatcherSpec.compact());
    return new ScaleRun(
        side,
        plain.houses().size(),
        PlainLayer.near(plain, reach.halo() + reach.radius() + 2),
        Double.parseDouble(answer[0]),
        Long.parseLong(answer[1]),
        Double.parseDouble(answer[2]),
        Double.parseDouble(answer[3]));
  }

  private String align(Path image, Path layer, Path aligned)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-DEPSG-HSQL.directory=" + System.getProperty("EPSG-HSQL.directory", ""),
            "-cp",
            System.getProperty("java.class.path"),
            ScaleWorker.class.getName(),
            image.toString(),
            layer.toString(),
            aligned.toString(),
            model.toString(),
            Integer.toString(threads));
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String last = in.lines().reduce("", (before, line) -> line);
      if (process.waitFor() != 0) {
        throw new IOException("the aligning process has failed");
      }
      return last;
    }
  }

  private static String json(List<ScaleRun> runs) {
    ScaleRun largest = runs.get(runs.size() - 1);
    double ratio = runs.stream().mapToDouble(ScaleRun::pixelRatio).max().orElseThrow();
    double exponent = ScaleRun.exponent(runs);
    return String.format(
        Locale.ROOT,
        "{\"side\": %d, \"peak_rss_gb\": %.3f, \"seconds\": %.1f, \"seconds_per_mpx\": %.3f,"
            + " \"pixel_ratio\": %.4f, \"exponent\": %s}",
        largest.side(),
        largest.peak() / 1e9,
        largest.seconds(),
        largest.secondsPerMegapixel(),
        ratio,
        Double.isNaN(exponent) ? "null" : String.format(Locale.ROOT, "%.3f", exponent));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
