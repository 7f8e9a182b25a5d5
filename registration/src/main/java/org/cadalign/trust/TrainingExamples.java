package org.cadalign.trust;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.archive.Examples;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.WeightDigest;
import org.cadalign.count.GradientSum;
import org.cadalign.count.SummedKernel;
import org.cadalign.engine.Tensor;

/**
 * What a model tells of its training patches, enough to count neighbours among them and to weigh
 * their labels; N examples, d outputs, p parameters, sketches of m numbers.
 *
 * @param sum S = sum_j K(x_j, x_j)^(-1/2) J_j over the examples, d rows of p numbers
 * @param sketches N x d x m, of the Jacobians as they are, not whitened
 * @param predictions N x d, displacements that the network answers, pixels of the example's level
 * @param labels N x d, displacements that were asked for
 * @param sources where each is from
 * @param seed of the sketches
 * @param patch side of an example's window, pixels of its level
 */
public record TrainingExamples(
    GradientSum sum,
    float[][][] sketches,
    float[][] predictions,
    float[][] labels,
    List<ExampleSource> sources,
    long seed,
    int patch) {
  private static final String WEIGHTS = "weights_sha256";
  private static final String SCENES = "scenes";
  private static final String SEED = "sketch_seed";
  private static final String PATCH = "patch";
  private static final String SAMPLES = "samples";

  public TrainingExamples {
    sources = List.copyOf(sources);
    int n = sources.size();
    if (n == 0 || sketches.length != n || predictions.length != n || labels.length != n) {
      throw new IllegalArgumentException("examples do not match their sources");
    }
  }

  /** Number of examples, N. */
  public int size() {
    return sources.size();
  }

  /** Numbers in a row of a sketch, m. */
  public int width() {
    return sketches[0][0].length;
  }

  /**
   * As a model carries them.
   *
   * @param model whose weights they are of
   */
  Examples toArchive(ModelArchive model) {
    List<String> scenes = sources.stream().map(ExampleSource::scene).distinct().sorted().toList();
    float[][] places = new float[size()][];
    for (int i = 0; i < places.length; i++) {
      ExampleSource source = sources.get(i);
      places[i] =
          new float[] {
            scenes.indexOf(source.scene()), source.level(), (float) source.x(), (float) source.y()
          };
    }
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("sum", ExampleTensors.rows(ExampleTensors.single(sum.rows())));
    tensors.put("sketch", ExampleTensors.rows(sketches));
    tensors.put("prediction", ExampleTensors.rows(predictions));
    tensors.put("label", ExampleTensors.rows(labels));
    tensors.put("place", ExampleTensors.rows(places));
    SortedMap<String, List<String>> notes = new TreeMap<>();
    notes.put(WEIGHTS, List.of(WeightDigest.of(model)));
    notes.put(SCENES, scenes);
    notes.put(SEED, List.of(Long.toString(seed)));
    notes.put(PATCH, List.of(Integer.toString(patch)));
    notes.put(SAMPLES, sources.stream().map(s -> Long.toString(s.sample())).toList());
    return new Examples(tensors, notes);
  }

  /**
   * The examples of a model, if it carries any.
   *
   * @throws ModelFormatException if they are of other weights, or sizes do not fit each other
   */
  public static Optional<TrainingExamples> of(ModelArchive model) throws ModelFormatException {
    Optional<Examples> carried = model.examples();
    return carried.isEmpty() ? Optional.empty() : Optional.of(read(carried.get(), model));
  }

  private static TrainingExamples read(Examples carried, ModelArchive model)
      throws ModelFormatException {
    Map<String, List<String>> notes = carried.notes();
    Set<String> names = new HashSet<>(List.of(WEIGHTS, SCENES, SEED, PATCH, SAMPLES));
    if (!notes.keySet().equals(names)) {
      throw refused("the notes are " + notes.keySet());
    }
    if (!notes.get(WEIGHTS).equals(List.of(WeightDigest.of(model)))) {
      throw refused("they are of other weights");
    }
    int n = notes.get(SAMPLES).size();
    ExampleTensors tensors = new ExampleTensors(carried.tensors(), n);
    float[][] sum = tensors.sum(model.spec().size());
    List<ExampleSource> sources = new ArrayList<>();
    float[][] places = tensors.matrix("place", 4);
    for (int i = 0; i < n; i++) {
      sources.add(source(places[i], notes.get(SCENES), notes.get(SAMPLES).get(i)));
    }
    tensors.end();
    return new TrainingExamples(
        new GradientSum(SummedKernel.CORRELATION, wide(sum), n, 0),
        tensors.sketches(),
        tensors.matrix("prediction", ExampleTensors.OUTPUTS),
        tensors.matrix("label", ExampleTensors.OUTPUTS),
        sources,
        number(notes.get(SEED), SEED),
        (int) Math.min(Integer.MAX_VALUE, number(notes.get(PATCH), PATCH)));
  }

  private static ExampleSource source(float[] place, List<String> scenes, String sample)
      throws ModelFormatException {
    int scene = Math.round(place[0]);
    int level = Math.round(place[1]);
    if (scene != place[0] || scene < 0 || scene >= scenes.size() || level != place[1]) {
      throw refused("an example is of no scene");
    }
    return new ExampleSource(
        scenes.get(scene), level, number(List.of(sample), SAMPLES), place[2], place[3]);
  }

  private static long number(List<String> texts, String name) throws ModelFormatException {
    try {
      if (texts.size() == 1) {
        return Long.parseLong(texts.get(0));
      }
    } catch (NumberFormatException e) {
      throw new ModelFormatException("the model's examples: " + name + " is no number", e);
    }
    throw refused(name + " is no number");
  }

  private static double[][] wide(float[][] rows) {
    double[][] wide = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        wide[i][k] = rows[i][k];
      }
    }
    return wide;
  }

  static ModelFormatException refused(String why) {
    return new ModelFormatException(
        "the model's examples cannot be used: "
            + why
            + "; make them anew with cadalign model"
            + " examples");
  }
}
