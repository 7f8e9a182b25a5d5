package org.cadalign;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** geotools-wrapper bundles old copies of these; ours must come first on the class path. */
class ClassPathOrderTest {
  @ParameterizedTest
  @CsvSource({
    "org.slf4j.LoggerFactory, slf4j-api-2.",
    "org.slf4j.spi.SLF4JServiceProvider, slf4j-api-2.",
    "com.google.common.collect.ImmutableList, guava-33.",
    "org.locationtech.jts.geom.Geometry, jts-core-1.20.",
  })
  void classComesFromItsOwnJar(String type, String jar) throws Exception {
    assertThat(jarOf(Class.forName(type))).startsWith(jar);
  }

  @Test
  void logsGoToLogback() throws Exception {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
    assertThat(jarOf(LoggerContext.class)).startsWith("logback-classic-");
  }

  private static String jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
        .getFileName()
        .toString();
  }
}
