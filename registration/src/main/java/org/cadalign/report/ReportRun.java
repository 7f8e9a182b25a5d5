package org.cadalign.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Layers;
import org.cadalign.raster.Damage;
import org.cadalign.raster.Images;
import org.cadalign.run.IndentedJson;
import org.cadalign.run.Outputs;
import org.cadalign.run.RunDirectory;
import org.cadalign.scene.SceneImage;
import org.cadalign.trust.SimilarityFolder;

/** Writes a report, all of it or nothing. */
public final class ReportRun {
  private final ReportRequest request;

  public ReportRun(ReportRequest request) {
    this.request = request;
  }

  /**
   * What a report says.
   *
   * @param sentences in words
   * @param written files
   */
  public record Result(List<String> sentences, List<Path> written, Optional<String> damage) {
    public Result {
      sentences = List.copyOf(sentences);
      written = List.copyOf(written);
    }
  }

  /**
   * Makes it.
   *
   * @throws DataException if the run, its layer or its image cannot be read, checkpoints do not go
   *     with them, or an output is in the way
   */
  public Result run() throws DataException {
    RunFolder folder = RunFolder.read(request.run());
    Path file = folder.image(request.image());
    List<Path> read = new ArrayList<>(Images.files(file, folder.imageOptions()));
    read.add(file);
    read.addAll(Layers.filesRead(folder.output()));
    read.addAll(RunDirectory.files(folder.path()));
    if (request.checkpoints().isPresent()) {
      read.addAll(Layers.filesRead(request.checkpoints().get()));
    }
    if (request.similarity().isPresent()) {
      read.addAll(SimilarityFolder.filesRead(request.similarity().get()));
    }
    Outputs.checkFiles(outputs(), read, request.overwrite());
    try (SceneImage image = SceneImage.open(file, folder.imageOptions())) {
      Report report = Report.of(folder, image, similar(image));
      Optional<Measured> measured = measured(report);
      write(report, measured);
      return new Result(
          new Words(report, measured).sentences(), outputs(), image.damage().map(Damage::notice));
    }
  }

  private Optional<Similar> similar(SceneImage image) throws DataException {
    return request.similarity().isPresent()
        ? Optional.of(Similar.read(request.similarity().get(), image))
        : Optional.empty();
  }

  private Optional<Measured> measured(Report report) throws DataException {
    if (request.checkpoints().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Measured.of(
            report,
            CheckpointFile.of(request.checkpoints().get(), request.checkpointError()),
            Layers.read(request.checkpoints().get(), request.checkpointOptions()).layer(),
            request.id()));
  }

  private List<Path> outputs() {
    List<Path> all = new ArrayList<>(List.of(request.page()));
    request.quality().ifPresent(all::add);
    request.iso19157().ifPresent(all::add);
    request.residuals().ifPresent(all::add);
    request.points().ifPresent(all::add);
    request.stac().ifPresent(all::add);
    return all;
  }

  /** All outputs are made beside their places before any is put there, the page last. */
  private void write(Report report, Optional<Measured> measured) throws DataException {
    Map<Path, Content> contents = new LinkedHashMap<>();
    request
        .quality()
        .ifPresent(
            place -> contents.put(place, text(IndentedJson.of(QualityJson.of(report, measured)))));
    if (request.iso19157().isPresent()) {
      contents.put(request.iso19157().get(), text(Iso19157.xml(report, measured)));
    }
    request
        .residuals()
        .ifPresent(place -> contents.put(place, f -> ResidualLines.write(report, f)));
    request.points().ifPresent(place -> contents.put(place, text(PointsFile.text(report))));
    if (request.stac().isPresent()) {
      Path place = request.stac().get();
      contents.put(place, text(IndentedJson.of(StacItem.of(report, measured, place))));
    }
    contents.put(request.page(), text(new Page(report, measured).html()));
    List<StagedOutput> staged = new ArrayList<>();
    try {
      for (Map.Entry<Path, Content> content : contents.entrySet()) {
        Path place = content.getKey();
        staged.add(StagedOutput.of(place, o -> content.getValue().writeTo(o.file(place))));
      }
      for (StagedOutput output : staged) {
        output.publish();
      }
    } finally {
      staged.forEach(StagedOutput::close);
    }
  }

  /** Writes one output to where it is made. */
  private interface Content {
    void writeTo(Path file) throws IOException, DataException;
  }

  private static Content text(String text) {
    return file -> Files.writeString(file, text);
  }
}
