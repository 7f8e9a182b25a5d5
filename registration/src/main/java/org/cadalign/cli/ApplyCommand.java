package org.cadalign.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadalign.align.AddedColumns;
import org.cadalign.align.ChainOptions;
import org.cadalign.align.FeatureOutcome;
import org.cadalign.align.MovedLayer;
import org.cadalign.align.OutcomeColumns;
import org.cadalign.align.Status;
import org.cadalign.align.Summary;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerRead;
import org.cadalign.layer.Layers;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.Images;
import org.cadalign.run.Outputs;
import org.cadalign.run.RunClock;
import org.cadalign.run.RunDirectory;
import org.cadalign.run.RunJson;
import org.cadalign.scene.FieldFile;
import org.cadalign.scene.LayerOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries a layer along with a displacement field. */
@Command(
    name = "apply",
    description = {
      "Carries a layer along with a displacement field: parcels, addresses, roads.",
      "Every vertex moves by the field at its place; beyond the field's edge nothing moves.",
      "The folder X.run beside the output X says what moved it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign apply field.tif parcels.gpkg -o parcels-moved.gpkg")
final class ApplyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Mixin private LayerSelection selection;

  @Parameters(index = "0", paramLabel = "FIELD", description = "GeoTIFF that align --field wrote.")
  private Path field;

  @Parameters(index = "1", paramLabel = "LAYER", description = "Layer to carry along.")
  private Path layer;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "Layer to write: .gpkg, .geojson, .fgb or .shp.")
  private Path output;

  @Option(names = "--inverse", description = "Undo the field, for a layer that was carried along.")
  private boolean inverse;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "" + ChainOptions.USUAL_CONFIDENCE,
      description =
          "Least mean confidence of the field under a feature that is believed; default:"
              + " ${DEFAULT-VALUE}.")
  private double minConfidence = ChainOptions.USUAL_CONFIDENCE;

  @Override
  public Integer call() throws DataException {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--min-confidence " + minConfidence + " is not between 0 and 1");
    }
    List<Path> inputs = new ArrayList<>(Images.files(field, ImageOptions.defaults()));
    inputs.addAll(Layers.filesRead(layer));
    Outputs.checkLayer(output, inputs, shared.overwrite());
    Outputs.checkRun(output, inputs, shared.overwrite());
    RunClock clock = new RunClock();
    try (FieldFile opened = FieldFile.open(field)) {
      LayerRead read = selection.read(layer, shared.crs());
      Notices.say(layer, read.notices());
      Notices.rejections(layer, read.rejections());
      MovedLayer moved = opened.carry(read.layer(), inverse, minConfidence);
      refuseIfApart(read.layer(), moved.outcomes());
      OutcomeColumns columns = OutcomeColumns.append(moved);
      Notices.say(layer, AddedColumns.notice(columns.renamed()).stream().toList());
      Summary summary = Summary.of(moved.outcomes());
      write(columns.layer(), summary, clock);
      spec.commandLine().getOut().println(output + ": " + Words.of(summary));
      boolean whole = summary.counts().get(Status.REJECTED) == 0 && read.rejections().isEmpty();
      return (whole ? ExitCode.DONE : ExitCode.DONE_WITH_REJECTED).value();
    }
  }

  /** Both are made before any is put in place, the layer last. */
  private void write(Layer moved, Summary summary, RunClock clock) throws DataException {
    List<String> losses = new ArrayList<>();
    try (StagedOutput made = LayerOutput.prepare(moved, output, shared.overwrite(), losses::add);
        StagedOutput run = RunDirectory.prepare(output, run(summary, clock))) {
      run.publish();
      made.publish();
    }
    Notices.say(output, losses);
  }

  private ObjectNode run(Summary summary, RunClock clock) throws DataException {
    Map<String, Path> paths = new LinkedHashMap<>();
    paths.put("field", field);
    paths.put("layer", layer);
    paths.put("output", output);
    Map<String, List<Path>> inputs = new LinkedHashMap<>();
    inputs.put("field", Images.files(field, ImageOptions.defaults()));
    inputs.put("layer", Layers.filesRead(layer));
    clock.lap("apply");
    ObjectNode json = new RunJson(OptionValues.of(spec), clock).telling(paths);
    RunJson.digesting(json, inputs).set("summary", summary.toJson());
    return json;
  }

  /** A layer that the field does not touch at all is the wrong one, or in the wrong system. */
  private void refuseIfApart(Layer source, List<FeatureOutcome> outcomes) throws DataException {
    boolean placed = source.features().stream().anyMatch(f -> f.geometry().isPresent());
    if (placed && outcomes.stream().allMatch(o -> o.status() == Status.NO_EVIDENCE)) {
      throw new DataException(
          DataException.Code.OUTSIDE,
          layer,
          "none of its " + outcomes.size() + " features lies on " + field,
          "check that both show the same place; cadalign info shows their bounds and systems");
    }
  }
}
