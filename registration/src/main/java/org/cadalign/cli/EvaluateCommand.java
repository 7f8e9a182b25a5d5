package org.cadalign.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadalign.crs.CrsCodes;
import org.cadalign.evaluate.Checkpoints;
import org.cadalign.evaluate.CircularError;
import org.cadalign.evaluate.CommonOffset;
import org.cadalign.evaluate.ErrorSummary;
import org.cadalign.evaluate.ToleranceCurve;
import org.cadalign.evaluate.VertexErrors;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how far a layer lies from the truth. */
@Command(
    name = "evaluate",
    description = {
      "Measures a layer against true outlines: error by id and vertex index where both layers have the same"
          + " vertices, else the distance to the true outline, and says which.",
      "Figures by point are over all vertices; by building each counts once, with the median over its"
          + " vertices, and CE90 is of these.",
      "All figures are ground metres; they are as good as the truth is."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign evaluate aligned.gpkg surveyed.gpkg --id parcel_id")
final class EvaluateCommand implements Callable<Integer> {
  private static final double LAST_TOLERANCE = 5;
  private static final double TOLERANCE_STEP = 0.5;

  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Parameters(index = "0", paramLabel = "ALIGNED", description = "The layer to judge.")
  private Path aligned;

  @Parameters(index = "1", paramLabel = "TRUTH", description = "True outlines.")
  private Path truth;

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description =
          "Column that both layers match by; default: ids, else fid, id, osm_id, gml_id, uuid.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() throws DataException {
    Checkpoints points = Checkpoints.of(read(aligned), read(truth), id);
    VertexErrors errors = VertexErrors.between(points.layer(), points.truth());
    if (errors.features().isEmpty()) {
      throw new DataException(
          DataException.Code.OUTSIDE,
          aligned,
          "none of its features has a counterpart in " + truth,
          "check that both show the same place, or name a common column with --id");
    }
    ErrorSummary summary = ErrorSummary.of(errors.metres());
    ToleranceCurve curve =
        ToleranceCurve.of(
            errors.metres(), ToleranceCurve.tolerances(TOLERANCE_STEP, LAST_TOLERANCE));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(points, errors, summary, curve));
    } else {
      print(out, points, errors, summary, curve);
    }
    return ExitCode.DONE.value();
  }

  private Layer read(Path file) throws DataException {
    LayerOptions options = LayerOptions.DEFAULT;
    LayerRead read =
        Layers.read(
            file,
            shared.crs().isPresent()
                ? options.withCrs(CrsCodes.parse(shared.crs().get(), "--crs"))
                : options);
    Notices.say(file, read.notices());
    Notices.rejections(file, read.rejections());
    return read.layer();
  }

  private static void print(
      PrintWriter out,
      Checkpoints points,
      VertexErrors errors,
      ErrorSummary summary,
      ToleranceCurve curve) {
    out.printf(
        Locale.ROOT,
        "%s of %d points of %d features, matched by %s%s%n",
        errors.measure(),
        summary.count(),
        errors.features().size(),
        points.matchedBy(),
        errors.unmatched() == 0 ? "" : "; " + errors.unmatched() + " features without counterpart");
    out.printf(
        Locale.ROOT,
        "by point: mean %.3f m, median %.3f m, RMSE %.3f m, p90 %.3f m%n",
        summary.mean(),
        summary.median(),
        summary.rmse(),
        summary.p90());
    ErrorSummary buildings = ErrorSummary.of(errors.byFeature());
    out.printf(
        Locale.ROOT,
        "by building: median %.3f m, RMSE %.3f m, %s%n",
        buildings.median(),
        buildings.rmse(),
        CircularError.of(errors.byFeature())
            .map(EvaluateCommand::words)
            .orElse("no CE90, which needs " + ErrorSummary.FEWEST_FOR_CE90 + " buildings"));
    errors.commonOffset().ifPresent(offset -> print(out, offset));
    for (int i = 1; i < curve.tolerances().length; i++) {
      out.printf(
          Locale.ROOT, "within %.1f m: %5.1f %%%n", curve.tolerances()[i], 100 * curve.shares()[i]);
    }
  }

  private static String words(CircularError ce90) {
    return String.format(
        Locale.ROOT,
        "CE90 %.3f m (95 %% interval %.3f to %.3f m)",
        ce90.metres(),
        ce90.low(),
        ce90.high());
  }

  private static void print(PrintWriter out, CommonOffset offset) {
    out.printf(
        Locale.ROOT,
        "the layer lies %.3f m east and %.3f m north of the truth on average; about that median %.3f m, RMSE %.3f m%n",
        offset.mean().dx(),
        offset.mean().dy(),
        offset.about().median(),
        offset.about().rmse());
  }

  /** Named as in the quality file of {@code report}. */
  private static ObjectNode json(double[] buildings) {
    ErrorSummary summary = ErrorSummary.of(buildings);
    ObjectNode node = JsonMapper.builder().build().createObjectNode();
    node.put("checkpoints", summary.count());
    node.put("rmse_m", summary.rmse());
    node.put("median_m", summary.median());
    node.putNull("ce90");
    CircularError.of(buildings)
        .ifPresent(
            ce90 ->
                node.putObject("ce90")
                    .put("metres", ce90.metres())
                    .put("low_m", ce90.low())
                    .put("high_m", ce90.high()));
    return node;
  }

  private static ObjectNode json(
      Checkpoints points, VertexErrors errors, ErrorSummary summary, ToleranceCurve curve) {
    ObjectNode node = JsonMapper.builder().build().createObjectNode();
    node.put("measure", errors.measure().toString());
    node.put("matched_by", points.matchedBy());
    node.put("features", errors.features().size());
    node.put("unmatched", errors.unmatched());
    node.put("points", summary.count());
    node.put("mean_m", summary.mean());
    node.put("median_m", summary.median());
    node.put("rmse_m", summary.rmse());
    node.put("p90_m", summary.p90());
    node.set("by_building", json(errors.byFeature()));
    errors
        .commonOffset()
        .ifPresent(
            offset -> {
              node.put("offset_east_m", offset.mean().dx());
              node.put("offset_north_m", offset.mean().dy());
              node.put("median_about_offset_m", offset.about().median());
              node.put("rmse_about_offset_m", offset.about().rmse());
            });
    ObjectNode within = node.putObject("share_within_m");
    for (int i = 0; i < curve.tolerances().length; i++) {
      within.put(String.format(Locale.ROOT, "%.1f", curve.tolerances()[i]), curve.shares()[i]);
    }
    return node;
  }
}
