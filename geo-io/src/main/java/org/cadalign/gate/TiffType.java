package org.cadalign.gate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.plugins.tiff.TIFFTag;

/** Types of the values of a tag, of TIFF 6 and of BigTIFF. */
enum TiffType {
  BYTE(TIFFTag.TIFF_BYTE, 1, 1, true),
  /** A text of single letters becomes strings of one letter each. */
  ASCII(TIFFTag.TIFF_ASCII, 1, 32, false),
  SHORT(TIFFTag.TIFF_SHORT, 2, 2, true),
  LONG(TIFFTag.TIFF_LONG, 4, 8, true),
  /** A fraction becomes an array of its two numbers. */
  RATIONAL(TIFFTag.TIFF_RATIONAL, 8, 40, false),
  SBYTE(TIFFTag.TIFF_SBYTE, 1, 1, true),
  UNDEFINED(TIFFTag.TIFF_UNDEFINED, 1, 1, true),
  SSHORT(TIFFTag.TIFF_SSHORT, 2, 2, true),
  SLONG(TIFFTag.TIFF_SLONG, 4, 4, true),
  SRATIONAL(TIFFTag.TIFF_SRATIONAL, 8, 32, false),
  FLOAT(TIFFTag.TIFF_FLOAT, 4, 4, false),
  DOUBLE(TIFFTag.TIFF_DOUBLE, 8, 8, false),
  /** The place of a directory. */
  IFD(TIFFTag.TIFF_IFD_POINTER, 4, 8, true),
  LONG8(16, 8, 8, true),
  SLONG8(17, 8, 8, true),
  IFD8(18, 8, 8, true);

  private final int code;
  private final int bytes;
  private final int held;
  private final boolean whole;

  TiffType(int code, int bytes, int held, boolean whole) {
    this.code = code;
    this.bytes = bytes;
    this.held = held;
    this.whole = whole;
  }

  /** The type of a number in a file; empty for one that TIFF does not know. */
  static Optional<TiffType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** Bytes of one value in a file. */
  int bytes() {
    return bytes;
  }

  /** Bytes of memory that a decoder takes for one value. */
  int held() {
    return held;
  }

  /** Whether values are whole numbers. */
  boolean isWhole() {
    return whole;
  }

  /** Reads one value of a type of whole numbers. */
  long whole(ByteBuffer data) {
    return switch (this) {
      case BYTE, UNDEFINED -> Byte.toUnsignedLong(data.get());
      case SBYTE -> data.get();
      case SHORT -> Short.toUnsignedLong(data.getShort());
      case SSHORT -> data.getShort();
      case LONG, IFD -> Integer.toUnsignedLong(data.getInt());
      case SLONG -> data.getInt();
      case LONG8, SLONG8, IFD8 -> data.getLong();
      case ASCII, RATIONAL, SRATIONAL, FLOAT, DOUBLE ->
          throw new IllegalArgumentException(this + " is no type of whole numbers");
    };
  }
}
