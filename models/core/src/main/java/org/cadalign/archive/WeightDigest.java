package org.cadalign.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.cadalign.engine.Tensor;

/** What tells one model's weights, or examples, from another's. */
public final class WeightDigest {
  private WeightDigest() {}

  /** SHA-256 over the network, and over names and values of all its weights. */
  public static String of(ModelArchive model) {
    MessageDigest digest = sha256();
    digest.update(model.spec().toString().getBytes(StandardCharsets.UTF_8));
    model.parts().values().forEach(part -> add(part, digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 over names and values of weights. */
  public static String of(SortedMap<String, Tensor> weights) {
    MessageDigest digest = sha256();
    add(weights, digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 over the tensors of a model's examples. */
  public static String of(Examples examples) {
    MessageDigest digest = sha256();
    add(examples.tensors(), digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(SortedMap<String, Tensor> tensors, MessageDigest digest) {
    tensors.forEach(
        (name, tensor) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.data().length);
          bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor.data());
          digest.update(bytes);
        });
  }

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
