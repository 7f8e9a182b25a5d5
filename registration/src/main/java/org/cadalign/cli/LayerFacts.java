package org.cadalign.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.CrsFinding;
import org.cadalign.layer.LayerSummary;
import org.cadalign.layer.Layers;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Envelope;

/** What there is to say of a file of layers. */
final class LayerFacts {
  private LayerFacts() {}

  /**
   * Lists the layers of a file.
   *
   * @param named system of layers that name none
   */
  static Facts of(Path file, Optional<CoordinateReferenceSystem> named) throws DataException {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("file", file.toString()).put("kind", "layers");
    ArrayNode layers = facts.putArray("layers");
    for (LayerSummary summary : Layers.list(file)) {
      put(layers.addObject(), summary, named);
    }
    return new Facts(facts);
  }

  private static void put(
      ObjectNode facts, LayerSummary layer, Optional<CoordinateReferenceSystem> named) {
    facts.put("name", layer.name()).put("format", layer.format());
    facts.put("features", layer.features());
    if (layer.rejected() > 0) {
      facts.put("features_not_readable", layer.rejected());
    }
    ArrayNode types = facts.putArray("geometry_types");
    layer.geometryTypes().forEach(types::add);
    facts.put("crs", crs(layer.crs(), named));
    Envelope box = layer.bounds();
    if (!box.isNull()) {
      ArrayNode bounds = facts.putArray("bounds");
      bounds.add(box.getMinX()).add(box.getMinY()).add(box.getMaxX()).add(box.getMaxY());
    }
    ObjectNode fields = facts.putObject("fields");
    layer
        .fields()
        .forEach(field -> fields.put(field.name(), field.type().name().toLowerCase(Locale.ROOT)));
    ArrayNode notices = facts.putArray("notices");
    layer.notices().forEach(notices::add);
  }

  private static String crs(CrsFinding finding, Optional<CoordinateReferenceSystem> named) {
    if (finding instanceof CrsFinding.Found found) {
      return CrsCodes.name(found.crs());
    }
    String reason = ((CrsFinding.Missing) finding).reason();
    return named.map(CrsCodes::name).orElse("unknown: " + reason);
  }
}
