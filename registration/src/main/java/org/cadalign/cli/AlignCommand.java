package org.cadalign.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.Motion;
import org.cadalign.align.Status;
import org.cadalign.align.Summary;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Target;
import org.cadalign.confidence.Calibrations;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerOptions;
import org.cadalign.match.MatchOptions;
import org.cadalign.run.AlignmentRequest;
import org.cadalign.run.AlignmentRun;
import org.cadalign.run.Notice;
import org.cadalign.run.Outputs;
import org.locationtech.jts.geom.Envelope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves a layer onto an image. */
@Command(
    name = "align",
    description = {
      "Moves a layer of building footprints onto an image.",
      "Every feature keeps its id, attributes, holes, parts and heights, and says in the column"
          + " status how it ended; dx_m, dy_m and shift_m are its move in ground metres, east and"
          + " north."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign align ortho.tif buildings.gpkg -o aligned.gpkg --field field.tif")
final class AlignCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Parameters(
      index = "0",
      paramLabel = "IMAGE",
      description = "GeoTIFF, PNG or JPEG with world file, VRT, or a folder of tiles.")
  private Path image;

  @Parameters(
      index = "1",
      paramLabel = "LAYER",
      description = "GeoPackage, GeoJSON, Shapefile, FlatGeobuf or CSV with WKT.")
  private Path layer;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "Layer to write: .gpkg, .geojson, .fgb or .shp.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Model to use instead of the shipped one.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "WHAT",
      description = {
        "Where the layer is to lie where tall buildings lean in the image: on the roofs, as the image"
            + " shows them (roof), or where buildings meet the ground (base); default: what the model"
            + " was trained for, roof for the shipped one."
      })
  private Optional<Target> target = Optional.empty();

  @Mixin private LayerSelection selection;

  @Option(
      names = "--bbox",
      split = ",",
      paramLabel = "XMIN,YMIN,XMAX,YMAX",
      description =
          "Only features that meet this box, in the layer's coordinates; that none does is a failure.")
  private List<Double> bbox = List.of();

  @Option(
      names = "--pin",
      split = ",",
      paramLabel = "ID",
      description = "Features that must not move.")
  private List<String> pins = List.of();

  @Option(
      names = "--field",
      paramLabel = "F.tif",
      description = "Also write the displacement field, in ground metres, as GeoTIFF.")
  private Optional<Path> field = Optional.empty();

  @Option(
      names = "--motion",
      paramLabel = "KIND",
      defaultValue = "rigid",
      description = "rigid (buildings that share walls move as one) or vertex.")
  private Motion motion = Motion.RIGID;

  @Option(
      names = "--max-shift",
      paramLabel = "M",
      defaultValue = "20",
      description = "Largest move that is believed, metres; default: ${DEFAULT-VALUE}.")
  private double maxShift = 20;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "" + ChainOptions.USUAL_CONFIDENCE,
      description =
          "Least confidence that is believed, 0 to 1: the probability that a building lies within a"
              + " metre of its place; of a model without a calibration, that of the best place;"
              + " default: ${DEFAULT-VALUE}.")
  private double minConfidence = ChainOptions.USUAL_CONFIDENCE;

  @Option(
      names = "--no-apart",
      description =
          "Do not look for each building by itself: faster; for labels that are wrong together, as"
              + " their neighbours are.")
  private boolean together;

  @Option(
      names = "--apart",
      paramLabel = "M",
      description =
          "How far around where its neighbours would lay it each building is looked for by itself,"
              + " metres along each axis, 2.4 to 19, or 0 as --no-apart; default: 8.")
  private Optional<Double> apart = Optional.empty();

  @Option(
      names = "--recheck",
      description =
          "Align the result twice more, moved by known fields, once in a mirror: how far buildings"
              + " come back from their places is written into the run directory's buildings.gpkg."
              + " Takes three times as long.")
  private boolean recheck;

  @Mixin private DetectionSelection detection;

  @Mixin private ImageSelection imageSelection;

  @Option(names = "--dry-run", description = "Say what would be done, and write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws DataException {
    if (output.isEmpty() == !dryRun) {
      throw new ParameterException(
          spec.commandLine(), "give either an output with -o, or --dry-run");
    }
    refuseToReplaceTheModel();
    AlignmentRun run = new AlignmentRun(request(), shared.usableEngine(), shared.progress());
    AlignmentRun.Result result = run.run();
    Notices.say(result.notices(), this::file);
    Notices.rejections(layer, result.rejected());
    print(result);
    boolean someRejected =
        !result.rejected().isEmpty()
            || result.damaged()
            || result.summary().counts().get(Status.REJECTED) > 0;
    return (someRejected ? ExitCode.DONE_WITH_REJECTED : ExitCode.DONE).value();
  }

  private Object file(Notice.Subject about) {
    return switch (about) {
      case MODEL -> model.orElse(Path.of("shipped"));
      case IMAGE -> image;
      case LAYER -> layer;
      case OUTPUT -> output.orElse(layer);
      case FINDINGS -> detection.findings().orElse(layer);
    };
  }

  private void refuseToReplaceTheModel() throws DataException {
    for (Path written :
        Stream.of(output, field, detection.findings()).flatMap(Optional::stream).toList()) {
      Outputs.refuseInputs(written, model.stream().toList());
    }
  }

  private AlignmentRequest request() throws DataException {
    ModelArchive archive = ModelFiles.read(model, target);
    return new AlignmentRequest(
        image,
        layer,
        imageSelection.options(shared.crs()),
        layerOptions(),
        archive,
        Calibrations.shipped(archive, Source.ofRun(recheck)),
        accepted(this::chain),
        recheck,
        MatchOptions.withThreads(shared.threads()),
        motion,
        accepted(detection::support),
        accepted(detection::missing),
        pins,
        output,
        dryRun ? Optional.empty() : field,
        dryRun ? Optional.empty() : detection.findings(),
        shared.overwrite(),
        OptionValues.of(spec));
  }

  private ChainOptions chain() {
    if (together && apart.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--apart and --no-apart exclude each other: leave out one of them");
    }
    double metres = together ? 0 : apart.orElse(ChainOptions.APART);
    return new ChainOptions(ChainOptions.defaults().levels(), maxShift, minConfidence, metres);
  }

  private <T> T accepted(Supplier<T> options) {
    try {
      return options.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private LayerOptions layerOptions() throws DataException {
    LayerOptions options = chosen();
    if (bbox.isEmpty()) {
      return options;
    }
    if (bbox.size() != 4) {
      throw new ParameterException(spec.commandLine(), "--bbox takes four numbers");
    }
    return options.withBbox(new Envelope(bbox.get(0), bbox.get(2), bbox.get(1), bbox.get(3)));
  }

  /** Buildings that the layer lacks are also looked for where it has none. */
  private LayerOptions chosen() throws DataException {
    LayerOptions options = selection.options(shared.crs());
    return detection.findings().isPresent() ? options.choosingNoneToo() : options;
  }

  private void print(AlignmentRun.Result result) {
    Summary summary = result.summary();
    PrintWriter out = spec.commandLine().getOut();
    List<String> parts = new ArrayList<>();
    summary
        .counts()
        .forEach(
            (status, count) -> {
              if (count > 0) {
                parts.add(count + " " + status.label());
              }
            });
    String counts = parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    out.println(summary.features() + " features" + counts);
    summary
        .moves()
        .ifPresent(
            m ->
                out.printf(
                    Locale.ROOT,
                    "moved by %.2f m in the median, %.2f m at most%n",
                    m.median(),
                    m.largest()));
    result
        .predicted()
        .ifPresent(
            p ->
                out.printf(
                    Locale.ROOT,
                    "expected to lie within %.2f m of their places in the median, nine of ten within"
                        + " %.2f m (predicted, not measured)%n",
                    p.median(),
                    p.ce90()));
    result
        .found()
        .ifPresent(
            n ->
                out.println(
                    n + " buildings found that the layer lacks: " + detection.findings().get()));
    output.ifPresent(path -> out.println(path + " written"));
  }
}
