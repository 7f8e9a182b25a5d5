package org.cadalign.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadalign.engine.Tensor;

/**
 * The safetensors format, for float32 alone: length of the header (8 bytes, little-endian), header
 * (JSON, padded by spaces to a multiple of 8), then the values in name order without gaps.
 */
public final class Safetensors {
  private static final int MAX_HEADER = 1 << 20;
  private static final int MAX_AXES = 8;
  private static final String TYPE = "F32";

  private Safetensors() {}

  /** Equal tensors give equal bytes. */
  public static byte[] write(SortedMap<String, Tensor> tensors) {
    byte[] header = header(tensors);
    int values = tensors.values().stream().mapToInt(t -> t.data().length).reduce(0, Math::addExact);
    int size = Math.addExact(Long.BYTES + header.length, Math.multiplyExact(Float.BYTES, values));
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(header.length).put(header);
    for (Tensor tensor : tensors.values()) {
      out.asFloatBuffer().put(tensor.data());
      out.position(out.position() + Float.BYTES * tensor.data().length);
    }
    return out.array();
  }

  /**
   * Reads and checks.
   *
   * @param file for the words of a refusal
   * @throws ModelFormatException if it is damaged, or holds anything but finite float32 arrays
   */
  public static SortedMap<String, Tensor> read(byte[] bytes, String file)
      throws ModelFormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long size = bytes.length < Long.BYTES ? -1 : in.getLong();
    if (size < 0 || size > Math.min(MAX_HEADER, in.remaining())) {
      throw new ModelFormatException(file + " has no header of a possible size");
    }
    byte[] header = new byte[(int) size];
    in.get(header);
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    JsonFields fields = JsonFields.parse(header, file);
    for (String name : new TreeSet<>(fields.names())) {
      tensors.put(name, tensor(in, fields.object(name), bytes.length - Long.BYTES - size));
    }
    if (in.hasRemaining()) {
      throw new ModelFormatException(
          "%s has %d bytes that belong to no tensor".formatted(file, in.remaining()));
    }
    return Collections.unmodifiableSortedMap(tensors);
  }

  private static byte[] header(SortedMap<String, Tensor> tensors) {
    ObjectNode header = JsonFields.object();
    long from = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      long to = from + (long) Float.BYTES * entry.getValue().data().length;
      ObjectNode tensor = header.putObject(entry.getKey()).put("dtype", TYPE);
      ArrayNode shape = tensor.putArray("shape");
      Arrays.stream(entry.getValue().shape()).forEach(shape::add);
      tensor.putArray("data_offsets").add(from).add(to);
      from = to;
    }
    String json = header.toString();
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return (json + " ".repeat(Math.floorMod(-length, 8))).getBytes(StandardCharsets.UTF_8);
  }

  /** Takes the next tensor off {@code in}; offsets must follow each other in name order. */
  private static Tensor tensor(ByteBuffer in, JsonFields fields, long all)
      throws ModelFormatException {
    long at = all - in.remaining();
    long[] shape = fields.wholeNumbers("shape");
    long[] offsets = fields.wholeNumbers("data_offsets");
    boolean typed = fields.text("dtype").equals(TYPE);
    fields.end();
    long count = count(shape, in.remaining() / Float.BYTES);
    if (!typed || count < 0) {
      throw new ModelFormatException(fields.place() + " is no float32 array that fits the file");
    }
    if (!Arrays.equals(offsets, new long[] {at, at + Float.BYTES * count})) {
      throw new ModelFormatException(fields.place() + " does not lie where its size puts it");
    }
    return new Tensor(finite(in, (int) count, fields.place()), shape);
  }

  /** Number of values, or -1 if the shape is impossible or asks for more than {@code most}. */
  private static long count(long[] shape, long most) {
    long count = 1;
    for (long length : shape) {
      if (length < 1 || length > most || shape.length > MAX_AXES) {
        return -1;
      }
      count *= length;
      if (count > most) {
        return -1;
      }
    }
    return count <= most ? count : -1;
  }

  private static float[] finite(ByteBuffer in, int count, String place)
      throws ModelFormatException {
    float[] values = new float[count];
    in.asFloatBuffer().get(values);
    in.position(in.position() + Float.BYTES * count);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new ModelFormatException(place + " holds a value that is not finite: " + value);
      }
    }
    return values;
  }
}
