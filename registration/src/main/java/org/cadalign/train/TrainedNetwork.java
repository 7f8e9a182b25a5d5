package org.cadalign.train;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.archive.ModelArchive;

/**
 * A network that a round has trained.
 *
 * @param file that holds it
 * @param model what is in the file
 * @param loss on tuning data
 */
record TrainedNetwork(Path file, ModelArchive model, double loss) {
  /** SHA-256 of the file. */
  String digest() throws IOException {
    return Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString();
  }
}
