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
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadalign.bench.checkout.Checkout;
import org.cadalign.bench.checkout.Results;
import org.cadalign.gate.DataException;
import org.cadalign.match.Reach;
import org.cadalign.spec.OutlineMatcherSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
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
  @ParentCommand private Checkout checkout;
  @Mixin private Results results;

  @Option(names = "--model", required = true, description = "Model to align with.")
  private Path model;

  @Option(
      names = "--short",
      description = "Images of up to 6000 x 6000 pixels only; within 10 minutes.")
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
  public Integer call() throws IOException, InterruptedException, DataException {
    Path folder = Files.createTempDirectory(temporary, "cadalign-scale");
    try {
      ScaleTable table = measure(folder);
      String text = heading() + "\n" + table.markdown();
      results.tell("bench scale", text, table.json());
      return 0;
    } finally {
      delete(folder);
    }
  }

  private ScaleTable measure(Path folder) throws IOException, InterruptedException, DataException {
    PrintWriter err = spec.commandLine().getErr();
    double startUp = run("one house", Plain.ofOneHouse(), folder).seconds();
    List<ScaleRun> runs = new ArrayList<>();
    for (int side : quick ? List.of(3500, 6000) : List.of(5000, 10_000, 20_000)) {
      runs.add(run("villages", Plain.villages(side), folder));
      err.println(runs.get(runs.size() - 1));
    }
    for (int side : quick ? List.of(1500, 3000) : List.of(2500, 5000, 10_000)) {
      runs.add(run("city", Plain.city(side), folder));
      err.println(runs.get(runs.size() - 1));
    }
    return new ScaleTable(startUp, runs);
  }

  private String heading() {
    return "Commit "
        + checkout.repository().commit()
        + ", "
        + threads
        + " threads: `scripts/bench scale --model FILE"
        + (quick ? " --short" : "")
        + "`\n";
  }

  private ScaleRun run(String kind, Plain plain, Path folder)
      throws IOException, InterruptedException, DataException {
    Path image = folder.resolve("plain.tif");
    Path layer = folder.resolve("plain.geojson");
    PlainImage.write(plain, image);
    PlainLayer.write(plain, layer);
    String[] answer = align(image, layer, folder.resolve("aligned.gpkg")).split(" ", -1);
    Reach reach = Reach.of(OutlineMatcherSpec.compact());
    return new ScaleRun(
        kind,
        plain.side(),
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
