package org.cadalign.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.archive.Provenance.WorkingRange;
import org.cadalign.spec.NetworkSpec;

/**
 * {@code model.json}: all of a model but its weights.
 *
 * @param spec the network
 * @param parts names of the sets of weights, ascending
 * @param provenance where they come from
 */
record ModelJson(NetworkSpec spec, List<String> parts, Provenance provenance) {
  static final String FILE = "model.json";
  private static final String FORMAT = "cadalign-model";
  private static final int VERSION = 1;

  static ModelJson of(ModelArchive model) {
    return new ModelJson(model.spec(), List.copyOf(model.parts().keySet()), model.provenance());
  }

  byte[] write() {
    ObjectNode node = JsonFields.object().put("format", FORMAT).put("version", VERSION);
    node.set("network", SpecJson.write(spec));
    ArrayNode names = node.putArray("parts");
    parts.forEach(names::add);
    writeProvenance(node.putObject("provenance"));
    return JsonFields.print(node);
  }

  static ModelJson read(byte[] json) throws ModelFormatException {
    JsonFields fields = JsonFields.parse(json, FILE);
    if (!fields.text("format").equals(FORMAT)) {
      throw new ModelFormatException(FILE + " does not say that it is a cadalign model");
    }
    long version = fields.wholeNumber("version");
    if (version != VERSION) {
      throw new ModelFormatException(
          "model format version %d is not known; this cadalign reads version %d"
              .formatted(version, VERSION));
    }
    ModelJson model =
        new ModelJson(
            SpecJson.read(fields.object("network")),
            fields.texts("parts"),
            readProvenance(fields.object("provenance")));
    fields.end();
    return model;
  }

  private void writeProvenance(ObjectNode node) {
    ObjectNode data = node.putObject("data");
    provenance.data().forEach(data::put);
    node.put("seed", provenance.seed())
        .put("steps", provenance.steps())
        .put("engine", provenance.engine())
        .put("java", provenance.java())
        .put("os", provenance.os());
    node.putObject("range")
        .put("finestMetresPerPixel", provenance.range().finest())
        .put("coarsestMetresPerPixel", provenance.range().coarsest())
        .put("misalignmentMetres", provenance.range().misalignment());
    if (provenance.target() != Target.ROOF) {
      // Models from before there was a choice say nothing, and equal models have equal bytes.
      node.put("target", provenance.target().label());
    }
    ArrayNode licences = node.putArray("licences");
    provenance.licences().forEach(licences::add);
    ObjectNode metrics = node.putObject("metrics");
    provenance.metrics().forEach(metrics::put);
  }

  private static Provenance readProvenance(JsonFields fields) throws ModelFormatException {
    try {
      Provenance provenance =
          new Provenance(
              texts(fields.object("data")),
              fields.wholeNumber("seed"),
              fields.wholeNumber("steps"),
              fields.text("engine"),
              fields.text("java"),
              fields.text("os"),
              range(fields.object("range")),
              target(fields),
              fields.texts("licences"),
              numbers(fields.object("metrics")));
      fields.end();
      return provenance;
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(fields.place() + ": " + e.getMessage(), e);
    }
  }

  private static WorkingRange range(JsonFields fields) throws ModelFormatException {
    WorkingRange range =
        new WorkingRange(
            fields.number("finestMetresPerPixel"),
            fields.number("coarsestMetresPerPixel"),
            fields.number("misalignmentMetres"));
    fields.end();
    return range;
  }

  private static Target target(JsonFields fields) throws ModelFormatException {
    if (!fields.has("target")) {
      return Target.ROOF;
    }
    String label = fields.text("target");
    return Target.named(label)
        .filter(target -> target != Target.ROOF)
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "%s: target is base or left out, not %s".formatted(fields.place(), label)));
  }

  static SortedMap<String, String> texts(JsonFields fields) throws ModelFormatException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : fields.names()) {
      texts.put(name, fields.text(name));
    }
    return texts;
  }

  private static SortedMap<String, Double> numbers(JsonFields fields) throws ModelFormatException {
    SortedMap<String, Double> numbers = new TreeMap<>();
    for (String name : fields.names()) {
      numbers.put(name, fields.number(name));
    }
    return numbers;
  }
}
