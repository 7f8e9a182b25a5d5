package org.cadalign.confidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.WeightDigest;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.gate.DataException;

/**
 * Finds, reads and writes calibrations. Those that are shipped are named by their model, and by
 * whether they use the signs of {@link Recheck}.
 */
public final class Calibrations {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int NAME = 16;

  private Calibrations() {}

  /**
   * Name of the file of a model's calibration: the first digits of the digest of its weights.
   *
   * @param sources of its signs
   */
  public static String fileName(String digest, Set<Source> sources) {
    String rechecked = sources.contains(Source.RECHECK) ? "-recheck" : "";
    return digest.substring(0, NAME) + rechecked + ".json";
  }

  /**
   * The shipped calibration of a model; empty where it has none, and so no expected error.
   *
   * @param sources of the signs that are known: where none was fitted with those of {@link Recheck}
   *     it is that without them
   */
  public static Optional<Calibration> shipped(ModelArchive model, Set<Source> sources) {
    String digest = WeightDigest.of(model);
    Optional<Calibration> own = resource(fileName(digest, sources), digest);
    return own.isPresent() ? own : resource(fileName(digest, Set.of(Source.RUN)), digest);
  }

  private static Optional<Calibration> resource(String name, String digest) {
    try (InputStream in = Calibrations.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(JSON.readValue(in, Calibration.class))
              .filter(c -> c.model().equals(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file. */
  public static Calibration read(Path file) throws DataException {
    try {
      return JSON.readValue(Files.readString(file), Calibration.class);
    } catch (JsonProcessingException e) {
      throw new DataException(
          DataException.Code.BAD_VALUE, file, "it holds no calibration", "fit it again", e);
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.UNREADABLE, file, e.toString(), "check its name and permissions", e);
    }
  }

  /** Writes a file. */
  public static void write(Path file, Calibration calibration) throws DataException {
    try {
      Files.writeString(file, JSON.writeValueAsString(calibration).replace("\r\n", "\n") + "\n");
    } catch (IOException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED, file, e.toString(), "check its folder", e);
    }
  }
}
