package org.cadalign.town;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.archive.Target;
import org.cadalign.engine.Engine;
import org.cadalign.engine.EngineOptions;
import org.cadalign.engine.Engines;
import org.cadalign.optimise.LearningRate;
import org.cadalign.progress.Progress;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.train.Manifest;
import org.cadalign.train.Training;
import org.cadalign.train.TrainingData;
import org.cadalign.train.TrainingOptions;

/** A network of a few thousand weights that is trained in seconds. */
public final class TinyModel {
  /** Shifts of up to 4 px, neighbours pooled over 8 and 25 m. */
  public static final OutlineMatcherSpec SPEC =
      new OutlineMatcherSpec("tiny", 4, 2, 2, 4, List.of(8.0, 25.0), 8);

  private TinyModel() {}

  public static Engine engine() {
    return Engines.named("torch").orElseThrow();
  }

  /** Options for a short training in small windows. */
  public static TrainingOptions options(NetworkSpec spec, int steps, int workers) {
    LearningRate rate = new LearningRate.Cosine(1e-2, 1e-4, Math.min(5, steps - 1), steps);
    return new TrainingOptions(
        spec,
        3,
        steps,
        rate,
        new TrainingOptions.Samples(4, 64, 0, Target.ROOF),
        new TrainingOptions.Looks(Math.max(1, steps / 3), 8, 100),
        workers,
        EngineOptions.Precision.FLOAT32,
        0);
  }

  /**
   * Trains on {@link TinyTown#utm()}.
   *
   * @param folder for everything that is written
   */
  public static Path train(Path folder, int steps) throws Exception {
    return train(folder, steps, engine());
  }

  /** The same on another engine. */
  public static Path train(Path folder, int steps, Engine engine) throws Exception {
    TrainingOptions options = options(SPEC, steps, 2);
    Manifest manifest = Manifest.read(TinyTown.utm().manifest(folder));
    TrainingData data = TrainingData.load(manifest, folder, options);
    Path model = folder.resolve("tiny.model");
    new Training(
            options,
            data.sources(),
            data.provenance(engine, options, List.of()),
            model,
            folder.resolve("train"))
        .run(engine, Optional.empty(), Progress.none());
    return model;
  }

  /** Copies the committed model, which 90 steps of {@link #train} made, into a folder. */
  public static Path copy(Path folder) throws IOException {
    try (InputStream in = TinyModel.class.getResourceAsStream("tiny.model")) {
      Path file = folder.resolve("tiny.model");
      Files.copy(in, file);
      return file;
    }
  }

  /**
   * Trains the model anew: {@code java -cp TEST_CLASS_PATH org.cadalign.town.TinyModel FOLDER}, to
   * be copied to the resources.
   */
  public static void main(String[] args) throws Exception {
    System.out.println(train(Path.of(args[0]), 90));
  }
}
