package org.cadalign.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;

/**
 * A folder that {@code similarity} wrote.
 *
 * @param path of it
 * @param summary what is told of the whole run
 * @param side of a tile, level-1 pixels
 * @param tiles of which something is told
 * @param nearest why the tiles of the lowest counts have them; no tiles in a folder of an older run
 */
public record SimilarityFolder(
    Path path, JsonNode summary, int side, List<TileTrust> tiles, JsonNode nearest) {
  public SimilarityFolder {
    tiles = List.copyOf(tiles);
  }

  /**
   * Reads one.
   *
   * @throws DataException if there is none, or it is not what {@code similarity} writes
   */
  public static SimilarityFolder read(Path folder) throws DataException {
    JsonNode summary = json(folder.resolve(TrustFiles.SUMMARY));
    int side = summary.path("tiles").path("side_px").asInt();
    if (side < 1) {
      throw damaged(folder.resolve(TrustFiles.SUMMARY), "it tells of no tiles");
    }
    Path nearest = folder.resolve(TrustFiles.NEAREST);
    JsonNode reasons =
        Files.exists(nearest) ? json(nearest) : JsonMapper.builder().build().nullNode();
    return new SimilarityFolder(folder, summary, side, tiles(folder), reasons);
  }

  /** The layer that was counted, with what is told of each feature. */
  public Layer layer() throws DataException {
    return Layers.read(path.resolve(TrustFiles.BUILDINGS), LayerOptions.DEFAULT).layer();
  }

  /** Files of a folder that are read. */
  public static List<Path> filesRead(Path path) {
    return List.of(
        path.resolve(TrustFiles.SUMMARY),
        path.resolve(TrustFiles.TILES),
        path.resolve(TrustFiles.NEAREST),
        path.resolve(TrustFiles.BUILDINGS));
  }

  private static List<TileTrust> tiles(Path folder) throws DataException {
    Path file = folder.resolve(TrustFiles.TILES);
    try {
      return TileTrust.table(text(file));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(file, e.toString());
    }
  }

  private static JsonNode json(Path file) throws DataException {
    try {
      return JsonMapper.builder().build().readTree(text(file));
    } catch (JsonProcessingException e) {
      throw damaged(file, e.getClass().getSimpleName());
    }
  }

  private static String text(Path file) throws DataException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.NOT_FOUND,
          file,
          "there are no counts to report on (" + e.getClass().getSimpleName() + ")",
          "give the folder that cadalign similarity -o wrote",
          e);
    }
  }

  private static DataException damaged(Path file, String why) {
    return new DataException(
        DataException.Code.BAD_VALUE, file, why, "run cadalign similarity again");
  }
}
