package org.cadalign.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cadalign.bench.checkout.MarkedSection;
import org.cadalign.cli.Main;
import org.cadalign.gate.DataException;

/**
 * What commands print of the demo's scene, for the sections of the README that show it.
 *
 * @param scene folder of its image, layer and truth
 */
record DemoLines(Path scene) {
  /** Lines of {@code evaluate} up to this one are shown. */
  private static final String LAST_SHARE = "within 1.0 m:";

  /** Runs the commands, and writes their lines into a document. */
  void write(Path document) throws DataException, IOException {
    Path folder = Files.createTempDirectory("cadalign-demo");
    try {
      Path image = scene.resolve("image.tif");
      Path layer = scene.resolve("misaligned.gpkg");
      Path aligned = folder.resolve("aligned.gpkg");
      section(document, "align", lines(folder, "align", image, layer, "-o", aligned));
      Path truth = scene.resolve("truth.geojson");
      List<String> errors = lines(folder, "evaluate", aligned, truth, "--id", "fid");
      List<String> shares = errors.stream().filter(line -> line.startsWith(LAST_SHARE)).toList();
      section(document, "evaluate", errors.subList(0, errors.indexOf(shares.get(0)) + 1));
      Path counts = folder.resolve("similarity");
      section(
          document,
          "similarity",
          lines(folder, "similarity", "shipped", image, layer, "-o", counts));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void section(Path document, String command, List<String> lines)
      throws DataException {
    new MarkedSection("readme " + command)
        .write(document, "```\n" + String.join("\n", lines) + "\n```");
  }

  /** As they are printed where outputs lie in the folder that one is in. */
  private static List<String> lines(Path folder, Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] line =
        Stream.concat(Stream.of(words), Stream.of("--progress", "none"))
            .map(String::valueOf)
            .toArray(String[]::new);
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), line);
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", line) + " ended with " + code + ": " + err);
    }
    return out.toString().replace(folder + "/", "").lines().toList();
  }
}
