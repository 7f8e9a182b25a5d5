package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.cadalign.archive.ModelArchives;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Engines;
import org.cadalign.layer.Layer;
import org.cadalign.progress.Progress;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.cadalign.train.Manifest;
import org.cadalign.train.TrainingData;
import org.cadalign.trust.ExampleMaker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

/** The whole way on the engine dl4j, and that it leads where the first one's does. */
class SecondEngineTest {
  /** 0.02 px of 0.3 m. */
  private static final double SAME_PLACE = 0.006;

  private static final Engine DL4J = Engines.named("dl4j").orElseThrow();

  @TempDir private static Path inputs;
  private static Path layer;

  @TempDir private Path folder;

  @BeforeAll
  static void prepare() throws Exception {
    TinyTown town = TinyTown.utm();
    town.manifest(inputs);
    layer = TinyTown.write(town.misplacedBy(0.6, -0.3), inputs.resolve("houses.gpkg"));
  }

  @Test
  void trainsAlignsAndCounts() throws Exception {
    Path trained = TinyModel.train(folder, 6, DL4J);
    assertThat(ModelArchives.read(trained).provenance().engine()).startsWith("dl4j");
    assertSameLayer(trained);
    assertSameCounts(withExamples(trained));
  }

  /** A model that the first engine has trained. */
  @Test
  void alignsAsTheFirstDoes() throws Exception {
    assertSameLayer(TinyModel.copy(folder));
  }

  private void assertSameLayer(Path model) throws Exception {
    Layer first = aligned(model, "torch");
    Layer second = aligned(model, "dl4j");
    assertThat(second.features()).hasSameSizeAs(first.features());
    for (int i = 0; i < first.features().size(); i++) {
      Coordinate[] expected = first.features().get(i).geometry().orElseThrow().getCoordinates();
      Coordinate[] found = second.features().get(i).geometry().orElseThrow().getCoordinates();
      for (int k = 0; k < expected.length; k++) {
        assertThat(found[k].distance(expected[k])).isLessThan(SAME_PLACE);
      }
    }
  }

  private Layer aligned(Path model, String engine) throws Exception {
    Path output = folder.resolve(engine + ".gpkg");
    Outcome outcome =
        Outcome.run(
            "align",
            inputs.resolve("town.tif"),
            layer,
            "-o",
            output,
            "--model",
            model,
            "--engine",
            engine,
            "--progress",
            "none");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return Fixtures.read(output);
  }

  private Path withExamples(Path model) throws Exception {
    TrainingData.Scenes scenes =
        TrainingData.trainingScenes(Manifest.read(inputs.resolve("scenes.json")), inputs);
    Path carrying = folder.resolve("carrying.model");
    ExampleMaker maker = new ExampleMaker(12, 64, 64, 5, 2);
    ModelArchives.write(
        carrying, maker.addTo(ModelArchives.read(model), scenes.scenes(), DL4J, Progress.none()));
    return carrying;
  }

  private void assertSameCounts(Path model) throws Exception {
    Layer first = counted(model, "torch");
    Layer second = counted(model, "dl4j");
    for (int i = 0; i < first.features().size(); i++) {
      double expected = Double.parseDouble(Fixtures.value(first, i, "n_s"));
      double found = Double.parseDouble(Fixtures.value(second, i, "n_s"));
      assertThat(found).isCloseTo(expected, within(1e-3 * 12));
    }
  }

  private Layer counted(Path model, String engine) throws Exception {
    Path output = folder.resolve(engine);
    Outcome outcome =
        Outcome.run(
            "similarity",
            model,
            inputs.resolve("town.tif"),
            layer,
            "-o",
            output,
            "--patch",
            64,
            "--nearest",
            1,
            "--engine",
            engine,
            "--progress",
            "none");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return Fixtures.read(output.resolve("buildings.gpkg"));
  }
}
