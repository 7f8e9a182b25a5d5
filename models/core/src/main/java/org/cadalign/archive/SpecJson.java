package org.cadalign.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cadalign.spec.DigitClassifierSpec;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/** {@link NetworkSpec} to JSON and back: the family, its version, then the record's components. */
final class SpecJson {
  private static final String DIGIT_CLASSIFIER = "digit-classifier";
  private static final String DOUBLE_UNET = "double-unet";
  private static final String OUTLINE_MATCHER = "outline-matcher";
  private static final int VERSION = 1;

  private SpecJson() {}

  static ObjectNode write(NetworkSpec spec) {
    ObjectNode node = JsonFields.object();
    if (spec instanceof DigitClassifierSpec digits) {
      return write(digits, node.put("family", DIGIT_CLASSIFIER).put("version", VERSION));
    }
    if (spec instanceof DoubleUnetSpec unet) {
      return write(unet, node.put("family", DOUBLE_UNET).put("version", VERSION));
    }
    if (spec instanceof OutlineMatcherSpec matcher) {
      return write(matcher, node.put("family", OUTLINE_MATCHER).put("version", VERSION));
    }
    throw new IllegalArgumentException("no JSON for " + spec);
  }

  static NetworkSpec read(JsonFields fields) throws ModelFormatException {
    String family = fields.text("family");
    int version = fields.smallNumber("version");
    if (version != VERSION) {
      throw new ModelFormatException(
          "%s: version %d of family '%s' is not known; a newer cadalign may read it"
              .formatted(fields.place(), version, family));
    }
    try {
      NetworkSpec spec =
          switch (family) {
            case DIGIT_CLASSIFIER -> digitClassifier(fields);
            case DOUBLE_UNET -> doubleUnet(fields);
            case OUTLINE_MATCHER -> outlineMatcher(fields);
            default ->
                throw new ModelFormatException(
                    "%s: network family '%s' is not known".formatted(fields.place(), family));
          };
      fields.end();
      return spec;
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(fields.place() + ": " + e.getMessage(), e);
    }
  }

  private static ObjectNode write(DigitClassifierSpec spec, ObjectNode node) {
    return node.put("name", spec.name())
        .put("filters", spec.filters())
        .put("hidden", spec.hidden());
  }

  private static NetworkSpec digitClassifier(JsonFields fields) throws ModelFormatException {
    return new DigitClassifierSpec(
        fields.text("name"), fields.smallNumber("filters"), fields.smallNumber("hidden"));
  }

  private static ObjectNode write(DoubleUnetSpec spec, ObjectNode node) {
    return node.put("name", spec.name())
        .put("imageFilters", spec.imageFilters())
        .put("mapFilters", spec.mapFilters())
        .put("pools", spec.pools());
  }

  private static NetworkSpec doubleUnet(JsonFields fields) throws ModelFormatException {
    return new DoubleUnetSpec(
        fields.text("name"),
        fields.smallNumber("imageFilters"),
        fields.smallNumber("mapFilters"),
        fields.smallNumber("pools"));
  }

  private static ObjectNode write(OutlineMatcherSpec spec, ObjectNode node) {
    node.put("name", spec.name())
        .put("filters", spec.filters())
        .put("depth", spec.depth())
        .put("features", spec.features())
        .put("radius", spec.radius());
    ArrayNode pooling = node.putArray("poolingMetres");
    spec.poolingMetres().forEach(pooling::add);
    return node.put("headFilters", spec.headFilters());
  }

  private static NetworkSpec outlineMatcher(JsonFields fields) throws ModelFormatException {
    return new OutlineMatcherSpec(
        fields.text("name"),
        fields.smallNumber("filters"),
        fields.smallNumber("depth"),
        fields.smallNumber("features"),
        fields.smallNumber("radius"),
        fields.numbers("poolingMetres"),
        fields.smallNumber("headFilters"));
  }
}
