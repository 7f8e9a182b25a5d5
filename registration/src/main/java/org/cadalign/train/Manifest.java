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
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.LayerOptions;

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
   * @param crs of the layer, where its file names none; empty if it does
   * @param truth path of a layer with the same ids that is exactly right, relative to the data
   *     folder; it is measured against and never trained on; empty if there is none
   */
  public record Entry(
      String name,
      String image,
      String layer,
      Split split,
      String licence,
      String labelNoise,
      String crs,
      String truth) {
    public Entry {
      if (name == null || image == null || layer == null || split == null) {
        throw new IllegalArgumentException("a scene needs name, image, layer and split");
      }
      licence = licence == null ? "" : licence;
      labelNoise = labelNoise == null ? "" : labelNoise;
      crs = crs == null ? "" : crs;
      truth = truth == null ? "" : truth;
    }

    /** How the layer is to be read. */
    public LayerOptions layerOptions() throws DataException {
      return crs.isEmpty()
          ? LayerOptions.DEFAULT
          : LayerOptions.DEFAULT.withCrs(CrsCodes.parse(crs, "the crs of scene " + name));
    }

    private Entry withCrs(String other) {
      return new Entry(name, image, layer, split, licence, labelNoise, other, truth);
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
   * "labelNoise", "crs", "truth"}]}}.
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

  /** The same scenes; a layer counts as being in this system if neither file nor entry name one. */
  public Manifest withDefaultCrs(String crs) {
    return new Manifest(scenes.stream().map(s -> s.crs().isEmpty() ? s.withCrs(crs) : s).toList());
  }

  /** The scenes for one use. */
  public List<Entry> of(Split split) {
    return scenes.stream().filter(scene -> scene.split() == split).toList();
  }
}
