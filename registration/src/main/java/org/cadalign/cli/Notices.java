package org.cadalign.cli;

import java.util.List;
import java.util.function.Function;
import org.cadalign.layer.Rejection;
import org.cadalign.run.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is no fault but should be known. */
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final int MOST_REJECTIONS = 10;

  private Notices() {}

  /** One warning each, with what they are about before them. */
  static void say(Object about, List<String> lines) {
    lines.forEach(line -> LOG.warn("{}: {}", about, Words.printable(line)));
  }

  /**
   * One warning each, with the file that it is about before it.
   *
   * @param files by what they are to the run
   */
  static void say(List<Notice> notices, Function<Notice.Subject, Object> files) {
    notices.forEach(notice -> say(files.apply(notice.about()), List.of(notice.text())));
  }

  /** The first features that could not be read, and how many more there are. */
  static void rejections(Object file, List<Rejection> rejections) {
    int shown = LOG.isDebugEnabled() ? rejections.size() : MOST_REJECTIONS;
    say(file, rejections.stream().limit(shown).map(r -> r + "; left out").toList());
    if (rejections.size() > shown) {
      LOG.warn("{}: {} more left out; -v lists them", file, rejections.size() - shown);
    }
  }
}
