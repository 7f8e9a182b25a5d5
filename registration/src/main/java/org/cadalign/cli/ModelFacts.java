package org.cadalign.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Provenance;
import org.cadalign.gate.DataException;
import org.cadalign.spec.NetworkSpec;

/** What there is to say of a model. */
final class ModelFacts {
  private static final JsonMapper RECORDS = JsonMapper.builder().build();

  private ModelFacts() {}

  /**
   * @param name of the file, or words for the shipped one
   */
  static Facts of(String name, ModelArchive model) throws DataException {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("file", name).put("kind", "model");
    NetworkSpec spec = model.spec();
    facts.set("network", RECORDS.valueToTree(spec));
    facts.put("parameters", spec.size());
    model.parts().keySet().forEach(facts.putArray("parts")::add);
    put(facts, model.provenance());
    putExamples(facts, name, model);
    return new Facts(facts);
  }

  private static void putExamples(ObjectNode facts, String name, ModelArchive model)
      throws DataException {
    ModelExamples.of(name, model)
        .ifPresent(
            e ->
                facts
                    .putObject("examples")
                    .put("count", e.size())
                    .put("patch_px", e.patch())
                    .put("numbers_in_a_sketch_row", e.width())
                    .put("sketch_seed", e.seed()));
  }

  private static void put(ObjectNode facts, Provenance origin) {
    facts.put("target", origin.target().label());
    facts
        .putObject("working_range")
        .put("finest_metres_per_px", origin.range().finest())
        .put("coarsest_metres_per_px", origin.range().coarsest())
        .put("misalignment_metres", origin.range().misalignment());
    facts.put("steps", origin.steps()).put("seed", origin.seed());
    facts.put("engine", origin.engine()).put("java", origin.java()).put("os", origin.os());
    ObjectNode metrics = facts.putObject("training_metrics");
    origin.metrics().forEach(metrics::put);
    ObjectNode data = facts.putObject("trained_on_sha256");
    origin.data().forEach(data::put);
    origin.licences().forEach(facts.putArray("licences")::add);
  }
}
