package org.cadalign.retrieve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The first {@value #BYTES} bytes of a store, little-endian: 8 of magic, the number of committed
 * rows as int64, the length of the metadata as int32, the metadata as JSON in UTF-8, zeros.
 */
final class StoreHeader {
  static final int BYTES = 4096;
  private static final byte[] MAGIC = "CASKTCH1".getBytes(StandardCharsets.US_ASCII);
  private static final int COMMITTED = MAGIC.length;
  private static final int LENGTH = COMMITTED + Long.BYTES;
  private static final int METADATA = LENGTH + Integer.BYTES;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoreHeader() {}

  /** Header of a store without rows. */
  static ByteBuffer of(SketchMetadata metadata) {
    byte[] json = json(metadata);
    if (json.length > BYTES - METADATA) {
      throw new IllegalArgumentException("metadata of " + json.length + " bytes");
    }
    ByteBuffer header = allocate(BYTES);
    header.put(MAGIC).putLong(0).putInt(json.length).put(json);
    return header.position(0);
  }

  /**
   * Number of committed rows.
   *
   * @throws SketchStoreException if the file is no store, or one of something else
   */
  static int check(Path file, FileChannel channel, SketchMetadata expected) throws IOException {
    ByteBuffer header = allocate(BYTES);
    while (header.hasRemaining() && channel.read(header, header.position()) >= 0) {
      // Read on: a channel may give less than it was asked for.
    }
    byte[] magic = Arrays.copyOf(header.array(), MAGIC.length);
    if (header.hasRemaining() || !Arrays.equals(magic, MAGIC)) {
      throw new SketchStoreException(file, "not a store of sketches; remove it to begin anew");
    }
    compare(file, metadata(file, header), JSON.valueToTree(expected));
    return committed(file, header.getLong(COMMITTED), channel.size(), expected);
  }

  /** Records that some rows are complete. */
  static void commit(FileChannel channel, int rows) throws IOException {
    ByteBuffer count = allocate(Long.BYTES);
    channel.write(count.putLong(rows).flip(), COMMITTED);
    channel.force(false);
  }

  private static JsonNode metadata(Path file, ByteBuffer header) throws SketchStoreException {
    int length = header.getInt(LENGTH);
    if (length < 0 || length > BYTES - METADATA) {
      throw damaged(file);
    }
    try {
      return JSON.readTree(new String(header.array(), METADATA, length, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw damaged(file);
    }
  }

  private static void compare(Path file, JsonNode found, JsonNode expected)
      throws SketchStoreException {
    for (Iterator<String> keys = expected.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!expected.get(key).asText().equals(found.path(key).asText())) {
        throw new SketchStoreException(
            file,
            "made for %s %s, asked for %s; remove it or name another"
                .formatted(key, found.path(key).asText(), expected.get(key).asText()));
      }
    }
  }

  private static int committed(Path file, long rows, long bytes, SketchMetadata metadata)
      throws SketchStoreException {
    long row = (long) Float.BYTES * metadata.rowLength();
    if (rows < 0 || rows > metadata.count() || bytes < BYTES + rows * row) {
      throw damaged(file);
    }
    return (int) rows;
  }

  private static SketchStoreException damaged(Path file) {
    return new SketchStoreException(file, "a damaged store of sketches; remove it to begin anew");
  }

  private static byte[] json(SketchMetadata metadata) {
    try {
      return JSON.writeValueAsBytes(metadata);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
