package org.cadalign.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.gate.DataException;
import org.cadalign.run.Outputs;
import org.cadalign.train.Manifest;
import org.cadalign.train.TrainingData;
import org.cadalign.trust.ExampleMaker;
import org.cadalign.trust.TrainingExamples;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Adds examples to a model that has none, or others.
 *
 * @param spec of the command
 * @param shared options
 * @param file of the model
 * @param manifest of its training data
 */
record ModelExamples(CommandSpec spec, SharedOptions shared, Path file, Path manifest) {
  /** The examples that a model carries, if any, every part of them checked. */
  static Optional<TrainingExamples> of(String name, ModelArchive model) throws DataException {
    try {
      return TrainingExamples.of(model);
    } catch (ModelFormatException e) {
      throw new DataException(
          DataException.Code.MODEL_REFUSED, name, e.getMessage(), "or use another model", e);
    }
  }

  int write(Path output, Optional<Path> data, int count)
      throws DataException, InterruptedException {
    Outputs.refuseInputs(output, List.of(file, manifest));
    Outputs.refuseIfExists(output, shared.overwrite());
    ExampleMaker maker = maker(count);
    ModelArchive model = ModelFiles.read(Optional.of(file));
    if (!ExampleMaker.suits(model)) {
      throw new DataException(
          DataException.Code.MODEL_REFUSED,
          file,
          "this network answers no displacement per building, whose neighbours could be counted",
          "examples are of networks as compact is");
    }
    Manifest read = Manifest.read(manifest);
    Manifest scenes = shared.crs().map(read::withDefaultCrs).orElse(read);
    Path root = data.orElseGet(() -> manifest.toAbsolutePath().getParent());
    TrainingData.Scenes training = TrainingData.trainingScenes(scenes, root);
    refuseOtherData(model, training.hashes());
    write(output, maker.addTo(model, training.scenes(), shared.usableEngine(), shared.progress()));
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "%s: %d examples of %s%n", output, count, manifest);
    return ExitCode.DONE.value();
  }

  private ExampleMaker maker(int count) {
    try {
      return new ExampleMaker(count, shared.seed(), shared.threads());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--examples: " + e.getMessage(), e);
    }
  }

  private void refuseOtherData(ModelArchive model, SortedMap<String, String> hashes)
      throws DataException {
    for (String name : hashes.keySet()) {
      if (!hashes.get(name).equals(model.provenance().data().get(name))) {
        throw new DataException(
            DataException.Code.MODEL_REFUSED,
            file,
            "it was not trained on " + name + " as it is here",
            "name the manifest and the data of its training");
      }
    }
  }

  private static void write(Path output, ModelArchive model) throws DataException {
    try {
      ModelArchives.write(output, model);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED,
          output,
          "it cannot be written (" + e + ")",
          "check that its folder exists, may be written to, and has room",
          e);
    }
  }
}
