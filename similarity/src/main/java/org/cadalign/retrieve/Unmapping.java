package org.cadalign.retrieve;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;

/**
 * Unmapping of files before the garbage collector comes round to it: until then Windows would not
 * let them be deleted or replaced. Java 17 has no public way; where the JDK's own is missing the
 * collector does it.
 */
final class Unmapping {
  private Unmapping() {}

  static void now(MappedByteBuffer buffer) {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field instance = type.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      Method clean = type.getMethod("invokeCleaner", ByteBuffer.class);
      clean.invoke(instance.get(null), buffer);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Left to the collector.
    }
  }
}
