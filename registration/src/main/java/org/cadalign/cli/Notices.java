package org.cadalign.cli;

import java.io.PrintWriter;
import java.util.List;
import org.cadalign.layer.Rejection;

/**
 * Says on standard error what is no fault but should be known.
 *
 * @param err standard error
 * @param verbosity at -2 (-qq) nothing is said
 */
record Notices(PrintWriter err, int verbosity) {
  private static final int MOST_REJECTIONS = 10;

  /** One line each, with what they are about before them. */
  void say(Object about, List<String> lines) {
    if (verbosity > -2) {
      lines.forEach(line -> err.println("notice: " + about + ": " + Words.printable(line)));
    }
  }

  /** The first features that could not be read, and how many more there are. */
  void rejections(Object file, List<Rejection> rejections) {
    say(
        file,
        rejections.stream()
            .limit(verbosity > 0 ? rejections.size() : MOST_REJECTIONS)
            .map(rejection -> rejection + "; left out")
            .toList());
    int more = rejections.size() - MOST_REJECTIONS;
    if (more > 0 && verbosity <= 0) {
      say(file, List.of(more + " more features could not be read; -v lists them"));
    }
  }
}
