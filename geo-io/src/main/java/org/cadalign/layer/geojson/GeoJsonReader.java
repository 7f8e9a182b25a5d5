package org.cadalign.layer.geojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.CrsFinding;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureCollector;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.LayerDraft;
import org.locationtech.jts.geom.Envelope;

/** Reads one GeoJSON text, token by token; only one feature is held unfinished at a time. */
final class GeoJsonReader {
  static final JsonFactory FACTORY = new JsonFactory();

  /** Rounding may carry the antimeridian or a pole just beyond its value, degrees. */
  private static final double DEGREE_SLACK = 1e-6;

  private final Path file;
  private final LayerBudget budget;
  private final FeatureCollector collector;
  private final PropertyColumns columns = new PropertyColumns();
  private Optional<String> name = Optional.empty();
  private Optional<CrsFinding> crs = Optional.empty();
  private Optional<String> outOfRange = Optional.empty();
  private boolean collection;

  GeoJsonReader(Path file, LayerBudget budget) {
    this.file = file;
    this.budget = budget;
    this.collector = new FeatureCollector(file, budget);
  }

  LayerDraft read() throws DataException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = factory().createParser(in)) {
      while (json.nextToken() != null) {
        root(json);
      }
    } catch (StreamConstraintsException e) {
      throw new DataException(
          DataException.Code.OVER_BUDGET, file, where(e), "such nesting is no map data", e);
    } catch (JsonProcessingException e) {
      throw new DataException(
          DataException.Code.CORRUPT, file, where(e), "check that the file is complete JSON", e);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, e.toString(), "check that the text is UTF-8", e);
    }
    List<Feature> finished = collector.features().stream().map(columns::finished).toList();
    return collector.finish(
        name.orElse(FileBytes.stem(file)), finding(), columns.fields(), finished);
  }

  private JsonFactory factory() {
    // NaN is no JSON, but it is met; taken here, it costs one feature instead of the file.
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(budget.depth()).build())
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
  }

  private static String where(JsonProcessingException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return "line " + line + ": " + e.getOriginalMessage();
  }

  private void root(JsonParser json) throws IOException, DataException {
    int line = line(json);
    if (json.currentToken() != JsonToken.START_OBJECT || collection) {
      throw corrupt("line " + line + ": text outside the GeoJSON object");
    }
    boolean features = false;
    FeatureText text = new FeatureText();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      if (json.nextToken() == null) {
        throw corrupt("line " + line(json) + ": the text ends inside an object");
      }
      switch (member) {
        case "features" -> features |= features(json);
        case "crs" -> crs = crsMember(json);
        case "name" -> name = Optional.ofNullable(json.getValueAsString()).or(() -> name);
        default -> text.member(member, json);
      }
      json.skipChildren();
    }
    finishRoot(text, features, line);
  }

  private void finishRoot(FeatureText text, boolean features, int line) throws DataException {
    if (text.type().equals("FeatureCollection")) {
      collection = true;
      text.foreign().forEach(m -> collector.notice("the member '" + m + "' is not kept"));
      if (!features) {
        throw corrupt("line " + line + ": the FeatureCollection has no array 'features'");
      }
    } else if (features) {
      throw corrupt("line " + line + ": 'features' in an object that is no FeatureCollection");
    } else if (text.type().isEmpty() || text.type().equals("Topology")) {
      throw corrupt("line " + line + ": the object is no GeoJSON");
    } else {
      add(text, line);
    }
  }

  private boolean features(JsonParser json) throws IOException, DataException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int line = line(json);
      FeatureText text = FeatureText.parse(json);
      if (text.type().equals("Feature")) {
        add(text, line);
      } else {
        collector.reject(place(line), "it is no Feature object");
      }
    }
    return true;
  }

  private void add(FeatureText text, int line) throws DataException {
    String place = place(line);
    try {
      Feature feature = text.feature(columns);
      feature.geometry().ifPresent(g -> checkDegrees(g.getEnvelopeInternal(), place));
      collector.add(feature, place);
      if (text.type().equals("Feature")) {
        text.foreign()
            .forEach(m -> collector.notice("the features' member '" + m + "' is not kept"));
      }
    } catch (BadFeatureException e) {
      collector.reject(place, e.getMessage());
    }
  }

  private void checkDegrees(Envelope box, String place) {
    boolean beyond =
        Math.max(-box.getMinX(), box.getMaxX()) > 180 + DEGREE_SLACK
            || Math.max(-box.getMinY(), box.getMaxY()) > 90 + DEGREE_SLACK;
    if (outOfRange.isEmpty() && beyond && !box.isNull()) {
      outOfRange =
          Optional.of(
              "its coordinates are no longitudes and latitudes (x up to "
                  + box.getMaxX()
                  + ", y up to "
                  + box.getMaxY()
                  + " in "
                  + place
                  + ")");
    }
  }

  private Optional<CrsFinding> crsMember(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Optional.of(new CrsFinding.Missing("its crs member is null"));
    }
    Optional<String> text = CrsMember.name(json);
    return Optional.of(
        text.flatMap(LayerCrs::fromName)
            .<CrsFinding>map(CrsFinding.Found::new)
            .orElse(
                new CrsFinding.Missing(
                    "its crs member is not understood: "
                        + text.map(CrsCodes::abbreviated).orElse("no name"))));
  }

  private CrsFinding finding() {
    CrsFinding named = crs.orElseGet(() -> new CrsFinding.Found(LayerCrs.wgs84()));
    boolean degrees = named instanceof CrsFinding.Found found && CrsCodes.isGeographic(found.crs());
    return degrees && outOfRange.isPresent() ? new CrsFinding.Missing(outOfRange.get()) : named;
  }

  private String place(int line) {
    return "feature " + (collector.seen() + 1) + ", line " + line;
  }

  private static int line(JsonParser json) {
    return json.currentTokenLocation().getLineNr();
  }

  private DataException corrupt(String reason) {
    return new DataException(
        DataException.Code.CORRUPT, file, reason, "check that the file is one GeoJSON text");
  }
}
