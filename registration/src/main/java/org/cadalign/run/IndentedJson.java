package org.cadalign.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as it stands in files: indented, with the same line ends on every system. */
public final class IndentedJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private IndentedJson() {}

  /**
   * Text of a file.
   *
   * @param value a tree, or a map of texts
   */
  public static String of(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("trees and maps can always be printed", e);
    }
  }
}
