package org.cadalign.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser that opens a page and says what became of it. */
record Chromium(Path program) {
  static Chromium installed() {
    Optional<Path> found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(
                name ->
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no browser: apt-get install chromium");
    return new Chromium(found.orElseThrow());
  }

  /**
   * What was there after scripts ran.
   *
   * @param dom the document
   * @param console lines that it wrote, of faults as well
   */
  record Opened(String dom, List<String> console) {}

  /**
   * Opens a copy of a page with a script that a visitor's hand stands for, after its own ones.
   *
   * @param hand JavaScript, which the copy's content security policy lets in by its hash
   */
  Opened touch(Path page, String hand, Path scratch) throws IOException, InterruptedException {
    HashCode hash = Hashing.sha256().hashString(hand, StandardCharsets.UTF_8);
    String text =
        Files.readString(page)
            .replace(
                "script-src ",
                "script-src 'sha256-" + Base64.getEncoder().encodeToString(hash.asBytes()) + "' ")
            .replace("</body>", "<script>" + hand + "</script></body>");
    return open(Files.writeString(scratch.resolve("touched.html"), text), scratch);
  }

  Opened open(Path page, Path scratch) throws IOException, InterruptedException {
    Path dom = scratch.resolve("dom.html");
    Path log = scratch.resolve("log.txt");
    List<String> line = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox"));
    line.addAll(List.of("--disable-gpu", "--enable-logging=stderr", "--v=0"));
    line.addAll(List.of("--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + scratch));
    line.addAll(List.of("--virtual-time-budget=10000", "--dump-dom", page.toUri().toString()));
    Process process =
        new ProcessBuilder(line).redirectOutput(dom.toFile()).redirectError(log.toFile()).start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the browser did not end");
    }
    List<String> console =
        Files.readAllLines(log).stream().filter(l -> l.contains("CONSOLE")).toList();
    return new Opened(Files.readString(dom), console);
  }
}
