package org.cadalign.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells on whoever deserializes it. */
final class Gadget implements Serializable {
  static final AtomicBoolean SPRUNG = new AtomicBoolean();

  private static final long serialVersionUID = 1L;

  static byte[] serialized() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Gadget());
    }
    return bytes.toByteArray();
  }

  private void readObject(ObjectInputStream in) {
    SPRUNG.set(true);
  }
}
