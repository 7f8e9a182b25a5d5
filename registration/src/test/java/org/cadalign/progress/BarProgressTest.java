package org.cadalign.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BarProgressTest {
  @Test
  void endsWithTheFullBar() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
    try (Progress.Task task = new BarProgress(terminal).begin("align", 4, "px")) {
      task.advance(4);
    }
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("align [==").contains("] 100 %");
  }
}
