package org.cadalign.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;
import org.cadalign.optimise.Adam;
import org.cadalign.optimise.WeightAverage;

/**
 * All that training needs to go on as if it had not been stopped. Random draws depend on seed and
 * step alone, so that no generator's state is kept.
 *
 * @param model the weights as they are, not their average
 * @param optimiser memory of gradients, of one part
 * @param average moving average of the weights, if one is kept
 * @param step index of the next step
 * @param notes what else the trainer must find again, such as options and best result so far
 */
public record Checkpoint(
    ModelArchive model,
    Adam.State optimiser,
    Optional<WeightAverage.State> average,
    long step,
    SortedMap<String, String> notes) {
  static final String OPTIMIZER = "optimizer";

  private static final String TENSORS = OPTIMIZER + ArchiveFile.SUFFIX;
  private static final String STATE = "state.json";
  private static final List<String> FURTHER = List.of(TENSORS, STATE);
  private static final int VERSION = 1;

  public Checkpoint {
    notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
    if (step < 0) {
      throw new IllegalArgumentException("a step's index cannot be " + step);
    }
  }

  /** Writes atomically; equal checkpoints give equal bytes. */
  public void write(Path path) throws IOException {
    Map<String, byte[]> further = new LinkedHashMap<>();
    further.put(TENSORS, Safetensors.write(tensors()));
    further.put(STATE, state());
    ArchiveFile.write(path, model, further);
  }

  /**
   * Reads a checkpoint, every byte of it checked.
   *
   * @throws ModelFormatException as {@link ModelArchives#read}
   */
  public static Checkpoint read(Path path) throws IOException, ModelFormatException {
    Map<String, byte[]> entries = ArchiveFile.read(path, FURTHER);
    ModelArchive model = ArchiveFile.model(entries, FURTHER);
    SortedMap<String, Tensor> tensors = Safetensors.read(entries.get(TENSORS), TENSORS);
    JsonFields state = JsonFields.parse(entries.get(STATE), STATE);
    if (state.wholeNumber("version") != VERSION) {
      throw new ModelFormatException("this version of checkpoints is not known");
    }
    try {
      return checkpoint(model, tensors, state);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(STATE + ": " + e.getMessage(), e);
    }
  }

  private static Checkpoint checkpoint(
      ModelArchive model, SortedMap<String, Tensor> tensors, JsonFields state)
      throws ModelFormatException {
    int size = Math.toIntExact(model.spec().size());
    float[] first = values(tensors, "adam.first", size);
    float[] second = values(tensors, "adam.second", size);
    Adam.State adam = new Adam.State(state.wholeNumber("adamSteps"), first, second);
    Optional<WeightAverage.State> average = Optional.empty();
    if (state.has("averageUpdates")) {
      float[] values = values(tensors, "average", size);
      average = Optional.of(new WeightAverage.State(state.wholeNumber("averageUpdates"), values));
    }
    long step = state.wholeNumber("step");
    SortedMap<String, String> notes = ModelJson.texts(state.object("notes"));
    state.end();
    return new Checkpoint(model, adam, average, step, notes);
  }

  private static float[] values(SortedMap<String, Tensor> tensors, String name, int size)
      throws ModelFormatException {
    Tensor tensor = tensors.get(name);
    if (tensor == null || tensor.data().length != size) {
      throw new ModelFormatException(TENSORS + ": " + name + " does not fit the network");
    }
    return tensor.data();
  }

  private SortedMap<String, Tensor> tensors() {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("adam.first", flat(optimiser.first()));
    tensors.put("adam.second", flat(optimiser.second()));
    average.ifPresent(state -> tensors.put("average", flat(state.values())));
    return tensors;
  }

  private static Tensor flat(float[] values) {
    return new Tensor(values, values.length);
  }

  private byte[] state() {
    ObjectNode node = JsonFields.object().put("version", VERSION).put("step", step);
    node.put("adamSteps", optimiser.steps());
    average.ifPresent(state -> node.put("averageUpdates", state.updates()));
    ObjectNode inner = node.putObject("notes");
    notes.forEach(inner::put);
    return JsonFields.print(node);
  }
}
