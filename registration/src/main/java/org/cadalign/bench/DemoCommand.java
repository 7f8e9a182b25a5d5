package org.cadalign.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.cli.Main;
import org.cadalign.data.Footprint;
import org.cadalign.evaluate.Checkpoints;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.picture.Overlay;
import org.cadalign.raster.ImageOptions;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Aligns the scene that ships with the repository, and shows by how much that helped. */
@Command(
    name = "demo",
    description = {
      "Aligns a real layer that was moved by a known field to its image, and writes the aligned layer, the",
      "displacement field, pictures of before and after, and summary.json."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  scripts/demo")
final class DemoCommand implements Callable<Integer> {
  private static final Color BEFORE = new Color(0xff, 0x30, 0x30);
  private static final Color AFTER = new Color(0x30, 0xff, 0x60);

  @Spec private CommandSpec spec;

  @ParentCommand private Bench bench;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Folder to write to; default: out/demo in the repository.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Model to use instead of the shipped one.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--write",
      description = "Also write what commands print of this scene into README.md.")
  private boolean write;

  @Override
  public Integer call() throws DataException, IOException {
    Path scene = bench.repository().demoScene();
    Path folder = output.orElseGet(() -> bench.repository().demoOutput());
    Files.createDirectories(folder);
    Path image = scene.resolve("image.tif");
    Path misaligned = scene.resolve("misaligned.gpkg");
    Path aligned = folder.resolve("aligned.gpkg");
    int code = align(image, misaligned, aligned, folder.resolve("field.tif"));
    if (code != 0) {
      return code;
    }
    Layer truth = read(scene.resolve("truth.geojson"));
    Layer before = read(misaligned);
    Layer after = read(aligned);
    try (SceneImage opened = SceneImage.open(image, ImageOptions.defaults())) {
      picture(opened, before, BEFORE, folder.resolve("before.png"));
      picture(opened, after, AFTER, folder.resolve("after.png"));
    }
    report(errors(before, truth), errors(after, truth), folder);
    if (write) {
      new DemoLines(scene).write(bench.repository().readme());
    }
    return 0;
  }

  private int align(Path image, Path layer, Path aligned, Path field) {
    List<String> words =
        new ArrayList<>(
            List.of("align", image.toString(), layer.toString(), "-o", aligned.toString()));
    words.addAll(List.of("--field", field.toString(), "--overwrite"));
    model.ifPresent(path -> words.addAll(List.of("--model", path.toString())));
    PrintWriter out = spec.commandLine().getOut();
    return Main.run(out, spec.commandLine().getErr(), words.toArray(String[]::new));
  }

  private static Layer read(Path file) throws DataException {
    return Layers.read(file, LayerOptions.DEFAULT).layer();
  }

  private static void picture(SceneImage image, Layer layer, Color colour, Path file)
      throws DataException {
    SceneLayer placed = SceneLayer.of(layer, image);
    Overlay.of(image)
        .draw(placed.footprints().stream().map(Footprint::shape).toList(), colour)
        .write(file);
  }

  private static ErrorSummary errors(Layer layer, Layer truth) throws DataException {
    Checkpoints points = Checkpoints.of(layer, truth, Optional.of("fid"));
    return ErrorSummary.of(VertexErrors.between(points.layer(), points.truth()).metres());
  }

  private void report(ErrorSummary before, ErrorSummary after, Path folder) throws IOException {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    json.put("unit", "metres, vertex error against labels that are good to about 0.15");
    put(json.putObject("before"), before);
    put(json.putObject("after"), after);
    Files.writeString(folder.resolve("summary.json"), json.toPrettyString() + "\n");
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "error before: median %.2f m, p90 %.2f m%nerror after:  median %.2f m, p90 %.2f m%n"
                + "(the labels themselves are good to about 0.15 m)%nsee %s%n",
            before.median(),
            before.p90(),
            after.median(),
            after.p90(),
            folder);
  }

  private static void put(ObjectNode node, ErrorSummary summary) {
    node.put("points", summary.count());
    node.put("mean", summary.mean());
    node.put("median", summary.median());
    node.put("rmse", summary.rmse());
    node.put("p90", summary.p90());
    summary.ce90().ifPresent(ce90 -> node.put("ce90", ce90));
  }
}
