package org.cadalign.layer.geojson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureIds;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;

/**
 * Writes RFC 7946, one feature a line. Numbers are the shortest that read back to the same double.
 * The order of vertices is kept, even where the standard's right-hand rule would turn a ring.
 */
final class GeoJsonWriter {
  private final Layer layer;
  private long notNumbers;

  GeoJsonWriter(Layer layer) {
    this.layer = layer;
  }

  List<String> write(Path file) throws DataException {
    try (JsonGenerator json =
        GeoJsonReader.FACTORY.createGenerator(Files.newOutputStream(file), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeStringField("name", layer.name());
      json.writeArrayFieldStart("features");
      for (Feature feature : layer.features()) {
        json.writeRaw('\n');
        feature(json, feature);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED, file, e.toString(), "check the disk", e);
    }
    return losses();
  }

  private void feature(JsonGenerator json, Feature feature) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    if (feature.id().isPresent()) {
      id(json, feature.id().get());
    }
    json.writeObjectFieldStart("properties");
    for (int i = 0; i < layer.fields().size(); i++) {
      json.writeFieldName(layer.fields().get(i).name());
      value(json, layer.fields().get(i).type(), feature.values().get(i));
    }
    json.writeEndObject();
    json.writeFieldName("geometry");
    if (feature.geometry().isPresent()) {
      GeometryJson.write(json, feature.geometry().get());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private static void id(JsonGenerator json, String id) throws IOException {
    if (FeatureIds.whole(id)) {
      json.writeNumberField("id", Long.parseLong(id));
    } else {
      json.writeStringField("id", id);
    }
  }

  private void value(JsonGenerator json, Field.Type type, Optional<Object> value)
      throws IOException {
    if (value.isEmpty()) {
      json.writeNull();
    } else if (type == Field.Type.REAL) {
      real(json, (Double) value.get());
    } else if (type == Field.Type.JSON && valid((String) value.get())) {
      json.writeRawValue((String) value.get());
    } else {
      switch (type) {
        case INTEGER -> json.writeNumber((Long) value.get());
        case BOOLEAN -> json.writeBoolean((Boolean) value.get());
        case BINARY -> json.writeString(Base64.getEncoder().encodeToString((byte[]) value.get()));
        default -> json.writeString((String) value.get());
      }
    }
  }

  private void real(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      notNumbers++;
      json.writeNull();
    }
  }

  /** Whether a text is one object or array, so that it cannot break the text around it. */
  private static boolean valid(String text) {
    try (JsonParser json = GeoJsonReader.FACTORY.createParser(text)) {
      boolean nested = json.nextToken() != null && json.currentToken().isStructStart();
      json.skipChildren();
      return nested && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> losses() {
    List<String> losses = new ArrayList<>();
    for (Field field : layer.fields()) {
      switch (field.type()) {
        case BINARY -> losses.add("field '" + field.name() + "': bytes become Base64 text");
        case DATE, DATETIME -> losses.add("field '" + field.name() + "': a date becomes text");
        default -> {}
      }
    }
    if (layer.features().isEmpty() && !layer.fields().isEmpty()) {
      losses.add("the fields of a layer without features");
    }
    if (notNumbers > 0) {
      losses.add(notNumbers + " values that are no finite numbers become null");
    }
    return losses;
  }
}
