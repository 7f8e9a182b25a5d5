package org.cadalign.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a network computes.
 *
 * @param kind of processor
 * @param index of the card, from 0; 0 for the CPU
 */
public record Device(Kind kind, int index) {
  /** The processor that runs this program. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  private static final Pattern NAME = Pattern.compile("cuda(?::(\\d{1,2}))?");

  public Device {
    if (index < 0 || (kind == Kind.CPU && index > 0)) {
      throw new IllegalArgumentException("there is no " + kind + " " + index);
    }
  }

  /** Kinds of processors. */
  public enum Kind {
    /** The processor that runs this program. */
    CPU,
    /** A card that computes through NVIDIA's CUDA. */
    CUDA
  }

  /** A card of NVIDIA's. */
  public static Device cuda(int index) {
    return new Device(Kind.CUDA, index);
  }

  /**
   * A device by its name: {@code cpu}, {@code cuda} for the first card, {@code cuda:N} for any.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static Device parse(String name) {
    if (name.equals("cpu")) {
      return CPU;
    }
    Matcher cuda = NAME.matcher(name);
    if (!cuda.matches()) {
      throw new IllegalArgumentException(name + " is neither cpu nor cuda nor cuda:N");
    }
    return cuda(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
  }

  /** Its name, as {@link #parse} takes it. */
  @Override
  public String toString() {
    return this.equals(CPU) ? "cpu" : "cuda:" + index;
  }
}
