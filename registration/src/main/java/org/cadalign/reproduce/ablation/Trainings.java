package org.cadalign.reproduce.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Provenance;
import org.cadalign.data.TrainingSampler;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.optimise.DivergedException;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.reproduce.KeptRuns;

/** Trains what has not been trained yet, and keeps its looks and its model in a folder. */
final class Trainings {
  private final Protocol protocol;
  private final Cities cities;
  private final List<TrainingScene> real;
  private final Path folder;
  private final String computedBy;
  private final Engine engine;
  private Optional<List<TrainingScene>> training = Optional.empty();
  private Optional<HeldOut> heldOut = Optional.empty();

  /**
   * Trainings on cities.
   *
   * @param real scenes to train on as well
   * @param computedBy a name for files, of engine and device
   */
  Trainings(
      Protocol protocol,
      Cities cities,
      List<TrainingScene> real,
      Path folder,
      String computedBy,
      Engine engine) {
    this.protocol = protocol;
    this.cities = cities;
    this.real = List.copyOf(real);
    this.folder = folder;
    this.computedBy = computedBy;
    this.engine = engine;
  }

  /** The looks of a variant's training; but for the whole method there is one, after it. */
  List<Look> looks(Variant variant, long seed) throws DataException {
    int looks = variant == Variant.WHOLE ? protocol.looks() : 1;
    Course.Budget budget = new Course.Budget(protocol.steps(), Double.POSITIVE_INFINITY, looks);
    return looks(Learner.of(variant, protocol.steps()), seed, budget, "");
  }

  /** The looks of a training that ends after so many minutes of processor time. */
  List<Look> looks(Learner learner, long seed, double minutes) throws DataException {
    Course.Budget budget = new Course.Budget(Long.MAX_VALUE, minutes, protocol.looks());
    return looks(learner, seed, budget, "-minutes%.2f".formatted(minutes).replace('.', 'p'));
  }

  private List<Look> looks(Learner learner, long seed, Course.Budget budget, String until)
      throws DataException {
    String key = key(learner, seed) + until;
    return Look.of(new KeptRuns(folder).of(key, () -> trained(learner, seed, budget, key)));
  }

  /** A name for files, of all that decides a variant's model. */
  String key(Variant variant, long seed) {
    return key(Learner.of(variant, protocol.steps()), seed);
  }

  private String key(Learner learner, long seed) {
    return "%s-%s%s-seed%d-cities%d-%s"
        .formatted(
            computedBy,
            protocol.key(),
            real.isEmpty() ? "" : "-real" + real.size(),
            seed,
            cities.seed(),
            learner.key());
  }

  /** Opens the network of a variant that has been trained. */
  Network network(Variant variant, long seed) throws DataException {
    Path file = model(key(variant, seed));
    try {
      ModelArchive archive = ModelArchives.read(file);
      Network network = engine.build(archive.spec(), seed);
      network.load(archive.weights(ModelArchive.WHOLE).orElseThrow());
      return network;
    } catch (IOException | ModelFormatException e) {
      throw new DataException(
          DataException.Code.MODEL_REFUSED,
          file,
          e.getMessage(),
          "delete the file of the same name that ends in .txt, to train it again",
          e);
    }
  }

  private Path model(String key) {
    return folder.resolve(key + ".model");
  }

  private double[] trained(Learner learner, long seed, Course.Budget budget, String key) {
    try {
      Course course = new Course(learner, training(), heldOut(), seed, cities.workers());
      Course.Result result = course.run(engine, budget);
      Files.createDirectories(folder);
      ModelArchives.write(
          model(key), ModelArchive.of(learner.spec(), result.weights(), origin(seed, result)));
      return Look.figures(result.looks());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (IOException | DataException | DivergedException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Provenance origin(long seed, Course.Result result) {
    long steps = result.looks().get(result.looks().size() - 1).steps();
    SortedMap<String, Double> none = new TreeMap<>();
    return new Provenance(
        new TreeMap<>(),
        seed,
        steps,
        engine.name() + " " + engine.availability().detail(),
        Provenance.javaHere(),
        Provenance.osHere(),
        new Provenance.WorkingRange(
            WorkingGrid.METRES, WorkingGrid.METRES, Protocol.LONGEST * WorkingGrid.METRES),
        List.of(),
        none);
  }

  /** The error of a look at no network. */
  double unmoved() {
    try {
      return heldOut().unmoved();
    } catch (IOException | DataException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private List<TrainingScene> training() throws DataException, IOException {
    if (training.isEmpty()) {
      List<TrainingScene> all = new ArrayList<>(cities.training());
      all.addAll(real);
      training = Optional.of(all);
    }
    return training.get();
  }

  private HeldOut heldOut() throws DataException, IOException {
    if (heldOut.isEmpty()) {
      TrainingSampler sampler =
          new TrainingSampler(cities.heldOut(), HeldOut.options(cities.seed()));
      heldOut = Optional.of(new HeldOut(sampler, protocol.samples()));
    }
    return heldOut.get();
  }
}
