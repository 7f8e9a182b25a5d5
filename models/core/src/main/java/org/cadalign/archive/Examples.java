package org.cadalign.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;

/**
 * What a model carries of samples that it learnt from, in the entries {@code examples.safetensors}
 * and {@code examples.json}. Here they are named arrays and texts and nothing more; what they mean,
 * whoever writes and reads them says.
 *
 * @param tensors by name, at least one
 * @param notes lists of texts by name
 */
public record Examples(SortedMap<String, Tensor> tensors, SortedMap<String, List<String>> notes) {
  static final String NAME = "examples";
  static final String TENSORS = NAME + ArchiveFile.SUFFIX;
  static final String NOTES = NAME + ".json";
  static final List<String> ENTRIES = List.of(TENSORS, NOTES);

  private static final int VERSION = 1;

  public Examples {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    SortedMap<String, List<String>> copy = new TreeMap<>();
    notes.forEach((name, texts) -> copy.put(name, List.copyOf(texts)));
    notes = Collections.unmodifiableSortedMap(copy);
    if (tensors.isEmpty()) {
      throw new IllegalArgumentException("examples need a tensor");
    }
  }

  /** Adds its entries after those that are there. */
  void appendTo(Map<String, byte[]> entries) {
    entries.put(TENSORS, Safetensors.write(tensors));
    entries.put(NOTES, json());
  }

  /** The examples among the entries of an archive, if it has any. */
  static Optional<Examples> read(Map<String, byte[]> entries) throws ModelFormatException {
    if (!entries.containsKey(TENSORS) || !entries.containsKey(NOTES)) {
      return Optional.empty();
    }
    SortedMap<String, Tensor> tensors = Safetensors.read(entries.get(TENSORS), TENSORS);
    JsonFields fields = JsonFields.parse(entries.get(NOTES), NOTES);
    long version = fields.wholeNumber("version");
    if (version != VERSION) {
      throw new ModelFormatException(
          "%s: version %d is not known; a newer cadalign may read it".formatted(NOTES, version));
    }
    JsonFields lists = fields.object("notes");
    SortedMap<String, List<String>> notes = new TreeMap<>();
    for (String name : lists.names()) {
      notes.put(name, lists.texts(name));
    }
    fields.end();
    try {
      return Optional.of(new Examples(tensors, notes));
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(TENSORS + ": " + e.getMessage(), e);
    }
  }

  private byte[] json() {
    ObjectNode node = JsonFields.object().put("version", VERSION);
    ObjectNode lists = node.putObject("notes");
    notes.forEach(
        (name, texts) -> {
          ArrayNode list = lists.putArray(name);
          texts.forEach(list::add);
        });
    return JsonFields.print(node);
  }
}
