package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

class LoggingTest {
  @AfterEach
  void restore() {
    Logging.at(0).apply();
  }

  @ParameterizedTest
  @CsvSource({
    "-9, ERROR, OFF",
    "-2, ERROR, OFF",
    "-1, WARN, OFF",
    "0, INFO, ERROR",
    "1, DEBUG, WARN",
    "2, TRACE, INFO",
    "3, TRACE, DEBUG",
    "9, TRACE, DEBUG",
  })
  void levels(int verbosity, String own, String libraries) {
    assertThat(Logging.at(verbosity))
        .isEqualTo(new Logging(Level.toLevel(own), Level.toLevel(libraries)));
  }

  @Test
  void reachesTheLibrariesThatUseJavaUtilLogging() {
    Logging.at(1).apply();
    assertThat(SLF4JBridgeHandler.isInstalled()).isTrue();
    assertThat(Logger.getLogger("").getHandlers()).hasSize(1);
    assertThat(LoggerFactory.getLogger("org.geotools.x").isWarnEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("org.geotools.x").isInfoEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("org.cadalign.x").isDebugEnabled()).isTrue();
  }
}
