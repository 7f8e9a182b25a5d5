package org.cadalign.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.Motion;
import org.cadalign.archive.ModelArchives;
import org.cadalign.confidence.Calibration;
import org.cadalign.confidence.UsualSupport;
import org.cadalign.detect.MissingOptions;
import org.cadalign.detect.SupportOptions;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.match.MatchOptions;
import org.cadalign.progress.Progress;
import org.cadalign.raster.ImageOptions;
import org.cadalign.run.AlignmentRequest;
import org.cadalign.run.AlignmentRun;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;

/**
 * A town whose houses have hostile names, aligned with a calibration that says the same of all.
 *
 * @param inputs folder of its files
 */
record HostileTown(Path inputs) {
  private static final String LONG = "x".repeat(9_990) + "<b>&</b>'\"";
  static final List<String> NAMES =
      List.of(
          "<script>document.title='gone'</script>",
          "\" onload=\"x",
          "{{7*7}}",
          "${7*7}",
          "<#assign x=1>${x}",
          "\u202Etxet \u200Fdesrever",
          "</script><img src=http://example.invalid/x>",
          LONG);

  /** Writes image and layer, and aligns them into {@link #output}. */
  static HostileTown of(Path inputs) throws Exception {
    TinyTown town = TinyTown.utm();
    town.image(inputs.resolve("town.tif"));
    Layer misplaced = town.misplacedBy(1.5, 0.6);
    List<Feature> features = new ArrayList<>(misplaced.features());
    for (int i = 0; i < NAMES.size(); i++) {
      Feature feature = features.get(i);
      features.set(
          i, new Feature(feature.id(), feature.geometry(), List.of(Optional.of(NAMES.get(i)))));
    }
    Layer hostile = new Layer(misplaced.name(), misplaced.crs(), misplaced.fields(), features);
    HostileTown made = new HostileTown(inputs);
    TinyTown.write(hostile, made.layer());
    TinyTown.write(town.truth(), made.truth());
    made.align(made.output(), UsualSupport.UNKNOWN);
    return made;
  }

  Path layer() {
    return inputs.resolve("houses.gpkg");
  }

  Path truth() {
    return inputs.resolve("truth.gpkg");
  }

  Path output() {
    return inputs.resolve("out.gpkg");
  }

  /** Aligns once more. */
  Path align(Path to, UsualSupport usual) throws Exception {
    AlignmentRequest request =
        new AlignmentRequest(
            inputs.resolve("town.tif"),
            layer(),
            ImageOptions.defaults(),
            LayerOptions.DEFAULT,
            ModelArchives.read(TinyModel.copy(Files.createTempDirectory(inputs, "model"))),
            Optional.of(calibration(usual)),
            sureOnly(),
            false,
            MatchOptions.withThreads(1),
            Motion.RIGID,
            SupportOptions.withMinSupport(0),
            MissingOptions.defaults(),
            List.of(),
            Optional.of(to),
            Optional.empty(),
            Optional.empty(),
            true,
            Collections.emptySortedMap());
    new AlignmentRun(request, TinyModel.engine(), Progress.none()).run();
    return to;
  }

  private static Calibration calibration(UsualSupport usual) {
    return new Calibration(
        "tiny",
        List.of("town"),
        usual,
        List.of(),
        0,
        List.of(0.0),
        List.of(List.of(0.1, 0.2, 0.3)));
  }

  private static ChainOptions sureOnly() {
    ChainOptions usual = ChainOptions.defaults();
    return new ChainOptions(usual.levels(), usual.maxShift(), 0.2, usual.apart());
  }

  /** Asks for the page in a folder. */
  ReportRequest page(Path folder, Optional<Path> checkpoints, Optional<Path> similarity) {
    return request(folder, output(), checkpoints, similarity, false);
  }

  /**
   * Asks for a report in a folder.
   *
   * @param aligned whose run is reported
   * @param all whether the other files are asked for, too
   */
  ReportRequest request(
      Path folder,
      Path aligned,
      Optional<Path> checkpoints,
      Optional<Path> similarity,
      boolean all) {
    Optional<Path> none = Optional.empty();
    return new ReportRequest(
        aligned,
        none,
        checkpoints,
        LayerOptions.DEFAULT,
        Optional.empty(),
        similarity,
        Optional.empty(),
        folder.resolve("report.html"),
        all ? Optional.of(folder.resolve("q.json")) : none,
        all ? Optional.of(folder.resolve("q.xml")) : none,
        all ? Optional.of(folder.resolve("lines.gpkg")) : none,
        all ? Optional.of(folder.resolve("moves.points")) : none,
        all ? Optional.of(folder.resolve("item.json")) : none,
        false);
  }

  /**
   * Asks for page, JSON and XML.
   *
   * @param checkpointError RMSE of the checkpoints themselves, metres
   */
  ReportRequest request(Path folder, Path checkpoints, double checkpointError) {
    Optional<Path> none = Optional.empty();
    return new ReportRequest(
        output(),
        none,
        Optional.of(checkpoints),
        LayerOptions.DEFAULT,
        Optional.of(checkpointError),
        none,
        Optional.empty(),
        folder.resolve("report.html"),
        Optional.of(folder.resolve("q.json")),
        Optional.of(folder.resolve("q.xml")),
        none,
        none,
        none,
        false);
  }
}
