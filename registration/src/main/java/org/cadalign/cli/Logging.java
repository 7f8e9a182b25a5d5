package org.cadalign.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * How much is logged to standard error; {@code logback.xml} says how it looks.
 *
 * @param own level of cadalign's classes
 * @param libraries level of all others, which mostly talk to programmers
 */
record Logging(Level own, Level libraries) {
  /**
   * @param verbosity count of -v less count of -q
   */
  static Logging at(int verbosity) {
    return switch (Math.max(-2, Math.min(3, verbosity))) {
      case -2 -> new Logging(Level.ERROR, Level.OFF);
      case -1 -> new Logging(Level.WARN, Level.OFF);
      case 0 -> new Logging(Level.INFO, Level.ERROR);
      case 1 -> new Logging(Level.DEBUG, Level.WARN);
      case 2 -> new Logging(Level.TRACE, Level.INFO);
      default -> new Logging(Level.TRACE, Level.DEBUG);
    };
  }

  /** Puts these levels into force for the whole process. */
  void apply() {
    // GeoTools and JAI log through java.util.logging, whose own handler would print beside ours.
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
    logger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(libraries);
    logger("org.cadalign").setLevel(own);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
