package org.cadalign.run;

import java.util.List;

/**
 * What is no fault but should be known of a run.
 *
 * @param about the file that it is about
 * @param text one line
 */
public record Notice(Subject about, String text) {
  /** Files of a run by what they are to it. */
  public enum Subject {
    MODEL,
    IMAGE,
    /** As it was given. */
    LAYER,
    /** What is written; a folder where a run writes one. */
    OUTPUT,
    /** The layer of buildings that the given one lacks. */
    FINDINGS
  }

  /** Several lines about one file. */
  public static List<Notice> of(Subject about, List<String> lines) {
    return lines.stream().map(line -> new Notice(about, line)).toList();
  }
}
