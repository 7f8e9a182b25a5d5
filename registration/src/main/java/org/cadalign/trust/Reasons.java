package org.cadalign.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cadalign.data.Footprint;
import org.cadalign.gate.DataException;
import org.cadalign.raster.Window;
import org.cadalign.retrieve.Neighbour;
import org.cadalign.trust.PieceTrust.Counted;

/**
 * {@code nearest.json}: for the tiles with the lowest counts, which patches of this image and which
 * examples of the training data the network treats most alike.
 *
 * @param map what was found
 * @param neighbours among the patches of the image
 * @param examples among those of the model; of none where it carries none
 */
record Reasons(TrustMap map, Neighbours neighbours, TrainingNeighbours examples) {
  /** Tiles that are looked into: more would take minutes. */
  private static final int TILES = 8;

  private static final int NEAREST = 5;

  /** Finds the examples of a model that are nearest to a piece. */
  interface TrainingNeighbours {
    /** The nearest first. */
    List<Example> of(int piece, int most) throws DataException;
  }

  /**
   * An example that is near.
   *
   * @param source where it is from
   * @param similarity k^C
   */
  record Example(ExampleSource source, double similarity) {}

  /**
   * Looks into tiles.
   *
   * @param nearest most that are wanted of each
   */
  ObjectNode json(int nearest) throws DataException, InterruptedException {
    Map<Integer, Integer> tiles = doubtful();
    List<Integer> pieces = List.copyOf(tiles.keySet());
    int most = Math.min(NEAREST, nearest);
    List<List<Neighbour>> near = neighbours.of(pieces, most);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("tiles");
    for (int i = 0; i < pieces.size(); i++) {
      int tile = tiles.get(pieces.get(i));
      ObjectNode node = all.addObject();
      node.put("column", tile % map.tiles().columns()).put("row", tile / map.tiles().columns());
      node.set("patch", patch(pieces.get(i)));
      ArrayNode image = node.putArray("image");
      near.get(i)
          .forEach(n -> image.add(patch(n.sample()).put("similarity", rounded(n.similarity()))));
      ArrayNode training = node.putArray("training");
      examples.of(pieces.get(i), most).forEach(e -> training.add(example(e)));
    }
    return json;
  }

  /** Tiles by the piece that they stand for, each once: those of the lowest counts. */
  private Map<Integer, Integer> doubtful() {
    Map<Integer, Integer> first = new LinkedHashMap<>();
    List<OptionalInt> pieces = map.tiles().pieces();
    for (int tile = 0; tile < pieces.size(); tile++) {
      OptionalInt piece = pieces.get(tile);
      if (piece.isPresent() && map.pieces().get(piece.getAsInt()) instanceof Counted) {
        first.putIfAbsent(piece.getAsInt(), tile);
      }
    }
    List<Integer> order = new ArrayList<>(first.keySet());
    order.sort(Comparator.comparing(this::count).thenComparing(piece -> piece));
    Map<Integer, Integer> chosen = new LinkedHashMap<>();
    order.stream().limit(TILES).forEach(piece -> chosen.put(piece, first.get(piece)));
    return chosen;
  }

  private double count(int piece) {
    return ((Counted) map.pieces().get(piece)).count();
  }

  /** Features are numbered from 1, as rows of the tables. */
  private ObjectNode patch(int piece) {
    PatchPlace.At place = (PatchPlace.At) map.scene().places().get(piece);
    Window window = place.window();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("level", place.level()).put("x_px", window.x()).put("y_px", window.y());
    json.put("side_px", window.width());
    ArrayNode features = json.putArray("features");
    map.scene().pieces().get(piece).members().stream()
        .map(map.scene().footprints()::get)
        .mapToInt(Footprint::feature)
        .forEach(feature -> features.add(feature + 1));
    return json;
  }

  private static ObjectNode example(Example example) {
    ExampleSource source = example.source();
    return JsonNodeFactory.instance
        .objectNode()
        .put("scene", source.scene())
        .put("level", source.level())
        .put("x_px", rounded(source.x()))
        .put("y_px", rounded(source.y()))
        .put("similarity", rounded(example.similarity()));
  }

  private static double rounded(double value) {
    return Math.rint(1e4 * value) / 1e4;
  }
}
