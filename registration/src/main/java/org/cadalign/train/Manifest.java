package org.cadalign.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.gate.DataException;

/**
 * Which scenes there are and what each is for, split by place.
 *
 * @param scenes in the order of the file
 */
public record Manifest(List<Entry> scenes) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What a scene may be used for. */
  public enum Split {
    train,
    tune,
    test
  }

  /**
   * An image with its layer.
   *
   * @param name unique
   * @param image path, relative to the data folder
   * @param layer path, relative to the data folder
   * @param split what it is for
   * @param licence and notice owed for image and layer, empty if none
   * @param labelNoise what is known of the labels' own error, metres, as a reader should see it
   *     beside figures; empty if nothing
   */
  public record Entry(
      String name, String image, String layer, Split split, String licence, String labelNoise) {
    public Entry {
      if (name == null || image == null || layer == null || split == null) {
        throw new IllegalArgumentException("a scene needs name, image, layer and split");
      }
      licence = licence == null ? "" : licence;
      labelNoise = labelNoise == null ? "" : labelNoise;
    }
  }

  public Manifest {
    scenes = List.copyOf(scenes);
    Set<String> names = new HashSet<>();
    for (Entry scene : scenes) {
      if (!names.add(scene.name())) {
        throw new IllegalArgumentException("two scenes are named " + scene.name());
      }
    }
  }

  /**
   * Reads a manifest: {@code {"scenes": [{"name", "image", "layer", "split", "licence",
   * "labelNoise"}]}}.
   *
   * @throws DataException if it is missing, no such JSON, or names a scene twice
   */
  public static Manifest read(Path file) throws DataException {
    try {
      return Optional.ofNullable(JSON.readValue(Files.readString(file), Manifest.class))
          .orElseThrow(() -> new IllegalArgumentException("it holds nothing"));
    } catch (JsonProcessingException e) {
      throw refused(file, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw refused(file, e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.NOT_FOUND, file, "cannot be read", "check the path", e);
    }
  }

  private static DataException refused(Path file, String why, Exception cause) {
    return new DataException(
        DataException.Code.BAD_VALUE,
        file,
        "no manifest: " + why,
        "see docs/cli.md for its form",
        cause);
  }

  /** The scenes for one use. */
  public List<Entry> of(Split split) {
    return scenes.stream().filter(scene -> scene.split() == split).toList();
  }
}
