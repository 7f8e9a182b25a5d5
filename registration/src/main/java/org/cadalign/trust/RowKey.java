package org.cadalign.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadalign.gate.DataException;
import org.cadalign.run.IndentedJson;

/** What the rows in a folder are of. */
final class RowKey {
  private static final String KEY = "key.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RowKey() {}

  static Path file(Path folder) {
    return folder.resolve(KEY);
  }

  /**
   * Whether a folder holds rows of a key.
   *
   * @param replace whether rows of another key may be dropped
   * @throws DataException if it holds rows of another that may not be dropped, naming what differs
   */
  static boolean matches(Path folder, SortedMap<String, String> key, boolean replace)
      throws IOException, DataException {
    if (!Files.exists(file(folder))) {
      return false;
    }
    SortedMap<String, String> found = read(file(folder));
    if (!found.equals(key) && !replace) {
      throw new DataException(
          DataException.Code.EXISTS,
          folder,
          "it holds results of another " + difference(found, key),
          "give --overwrite to replace them, or another folder");
    }
    return found.equals(key);
  }

  private static SortedMap<String, String> read(Path file) throws IOException {
    try {
      return JSON.readValue(
          Files.readString(file), new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      // Not written by this program: of no key at all.
      return new TreeMap<>();
    }
  }

  private static String difference(SortedMap<String, String> found, SortedMap<String, String> key) {
    TreeSet<String> names = new TreeSet<>(key.keySet());
    names.addAll(found.keySet());
    names.removeIf(name -> key.containsKey(name) && key.get(name).equals(found.get(name)));
    return String.join(", ", names);
  }

  static void write(Path folder, SortedMap<String, String> key) throws IOException {
    Files.writeString(file(folder), IndentedJson.of(key));
  }
}
