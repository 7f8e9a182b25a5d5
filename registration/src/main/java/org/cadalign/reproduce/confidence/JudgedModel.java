package org.cadalign.reproduce.confidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Target;
import org.cadalign.bench.checkout.Repository;
import org.cadalign.cli.SharedOptions;
import org.cadalign.confidence.Sign;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.gate.DataException;
import org.cadalign.shipped.ShippedModel;
import org.cadalign.train.Manifest;
import picocli.CommandLine.Option;

/** Which model is judged, and on what data. */
final class JudgedModel {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the manifest's paths count from.")
  private Path data;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Model to judge; default: the shipped one.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "Also write the signs and errors of all buildings, as CSV.")
  private Optional<Path> table = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Take signs and errors from a file that --table wrote, of as many signs or more, and align"
              + " nothing.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--short",
      description = "Two cities, and each real scene once; within 10 minutes.")
  private boolean brief;

  @Option(names = "--once", description = "Each real scene once, with one misalignment.")
  private boolean once;

  @Option(
      names = "--largest",
      paramLabel = "N",
      description = "Leave out real scenes of more buildings.")
  private int largest = Integer.MAX_VALUE;

  @Option(
      names = "--recheck",
      description = "Align with --recheck, whose signs take three times as long.")
  private boolean recheck;

  @Option(
      names = "--similarity",
      description =
          "Also run similarity where the first misalignment of each scene was laid, for its counts.")
  private boolean similarity;

  /** What signs are known from. */
  Set<Source> sources() {
    Set<Source> sources = EnumSet.of(Source.RUN);
    if (recheck) {
      sources.add(Source.RECHECK);
    }
    if (similarity) {
      sources.add(Source.SIMILARITY);
    }
    return sources;
  }

  /** Whether some of the scenes are left out, or looked at less often than they can be. */
  boolean isPartial() {
    return brief || once || largest < Integer.MAX_VALUE;
  }

  ModelArchive read() throws DataException {
    try {
      return model.isPresent() ? ModelArchives.read(model.get()) : ShippedModel.open(Target.ROOF);
    } catch (IOException | ModelFormatException e) {
      throw new DataException(
          DataException.Code.MODEL_REFUSED,
          model.map(Path::toString).orElse("shipped model"),
          e.toString(),
          "give a model that cadalign train wrote",
          e);
    }
  }

  List<JudgedScene> judge(JudgedSet set, Repository repository, Target target, SharedOptions shared)
      throws DataException, IOException {
    if (from.isPresent()) {
      return SignTable.read(from.get(), Sign.of(sources()));
    }
    SceneJudge judge =
        new SceneJudge(
            new Judge(shared.computing(), model, sources()),
            largest,
            shared.threads(),
            shared.progress());
    List<JudgedScene> judged =
        set.judge(judge, Manifest.read(repository.manifest()), data, target, once, brief);
    if (table.isPresent()) {
      Files.writeString(table.get(), SignTable.csv(judged));
    }
    return judged;
  }

  /** What sets the tables of these signs apart from the usual ones. */
  String section() {
    return recheck ? " --recheck" : "";
  }

  /** The options as they are to be given again. */
  String words() {
    return " --data DIR"
        + model.map(file -> " --model " + file.getFileName()).orElse("")
        + (recheck ? " --recheck" : "")
        + (similarity ? " --similarity" : "")
        + (once ? " --once" : "")
        + (largest < Integer.MAX_VALUE ? " --largest " + largest : "")
        + (brief ? " --short" : "");
  }
}
