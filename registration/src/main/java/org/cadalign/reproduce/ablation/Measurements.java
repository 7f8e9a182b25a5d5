package org.cadalign.reproduce.ablation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cadalign.bench.GlobalShift;
import org.cadalign.bench.Rival;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.reproduce.KeptRuns;
import org.cadalign.spec.NetworkSpec;

/**
 * Trains, and measures what was trained; figures that are kept are not measured again.
 *
 * @param protocol how much
 * @param cities to train and measure on
 * @param trainings what has been trained, or will be
 * @param folder to keep figures in
 * @param seeds of the trainings
 */
record Measurements(
    Protocol protocol, Cities cities, Trainings trainings, Path folder, List<Long> seeds) {
  private static final List<Integer> ALONE = List.of(Protocol.ALONE);

  /** Everything. */
  Findings all(Progress progress) throws DataException {
    try (Progress.Task task = progress.begin("ablation", tasks(), "trainings")) {
      Map<Variant, List<Accuracy>> variants = new LinkedHashMap<>();
      for (long seed : seeds) {
        for (Variant variant : Variant.values()) {
          variants
              .computeIfAbsent(variant, v -> new ArrayList<>())
              .add(aligned(variant, seed, Protocol.LEVELS, Protocol.LONGEST));
          task.advance(1);
        }
      }
      return new Findings(chain(), alone(), variants, courses(task), unmoved());
    }
  }

  private int tasks() {
    return Variant.values().length * seeds.size() + 2;
  }

  private Findings.Aligned chain() throws DataException {
    Map<Integer, List<Accuracy>> prefixes = new LinkedHashMap<>();
    for (int n = 1; n <= Protocol.LEVELS.size(); n++) {
      prefixes.put(n, bySeed(Protocol.LEVELS.subList(0, n), Protocol.LONGEST));
    }
    return aligned(Protocol.LONGEST, prefixes);
  }

  private Findings.Aligned alone() throws DataException {
    return aligned(
        Protocol.LONGEST_ALONE, Map.of(Protocol.ALONE, bySeed(ALONE, Protocol.LONGEST_ALONE)));
  }

  private Findings.Aligned aligned(double longest, Map<Integer, List<Accuracy>> after)
      throws DataException {
    return new Findings.Aligned(
        withoutNetwork("none", Rival.none(), longest),
        withoutNetwork("shift", new GlobalShift(), longest),
        after);
  }

  private List<Accuracy> bySeed(List<Integer> levels, double longest) throws DataException {
    List<Accuracy> bySeed = new ArrayList<>();
    for (long seed : seeds) {
      bySeed.add(aligned(Variant.WHOLE, seed, levels, longest));
    }
    return bySeed;
  }

  private Map<NetworkSpec, List<Look>> courses(Progress.Task task) throws DataException {
    long seed = seeds.get(0);
    List<Look> compact = trainings.looks(Variant.WHOLE, seed);
    double minutes = compact.get(compact.size() - 1).minutes();
    Map<NetworkSpec, List<Look>> courses = new LinkedHashMap<>();
    courses.put(Variant.WHOLE.spec(), compact);
    for (Learner learner : List.of(Learner.reference(), Learner.narrow())) {
      courses.put(learner.spec(), trainings.looks(learner, seed, minutes));
      task.advance(1);
    }
    return courses;
  }

  private double unmoved() throws DataException {
    String key = "%s-cities%d-unmoved".formatted(protocol.lookedAtOn(), cities.seed());
    return new KeptRuns(folder).of(key, () -> new double[] {trainings.unmoved()})[0];
  }

  private Accuracy aligned(Variant variant, long seed, List<Integer> levels, double longest)
      throws DataException {
    trainings.looks(variant, seed);
    String chain = levels.stream().map(String::valueOf).collect(Collectors.joining("-"));
    String key =
        "%s-%s-levels%s".formatted(trainings.key(variant, seed), measuredBy(longest), chain);
    return kept(
        key,
        () -> {
          try (Network network = trainings.network(variant, seed)) {
            return unseen(new ChainRival(network, levels, cities.workers()), longest);
          }
        });
  }

  private Accuracy withoutNetwork(String name, Rival rival, double longest) throws DataException {
    String key = "cities%d-%s-%s".formatted(cities.seed(), measuredBy(longest), name);
    return kept(key, () -> unseen(rival, longest));
  }

  private String measuredBy(double longest) {
    return "%s-longest%d".formatted(protocol.measuredBy(), Math.round(longest));
  }

  private Accuracy unseen(Rival rival, double longest) throws DataException, IOException {
    return new Unseen(cities, cities.seed()).left(rival, longest);
  }

  private interface Measured {
    Accuracy run() throws DataException, IOException;
  }

  private Accuracy kept(String key, Measured measured) throws DataException {
    return Accuracy.of(
        new KeptRuns(folder)
            .of(
                key,
                () -> {
                  try {
                    return measured.run().figures();
                  } catch (IOException | DataException e) {
                    throw new IllegalStateException(e.getMessage(), e);
                  }
                }));
  }
}
