package org.cadalign.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Chromium without a window, steered by its DevTools protocol, so that time is real time.
 *
 * @param program to start
 */
record Browser(Path program) {
  private static final long MOST_SECONDS = 90;

  /** The first that is found on the path. */
  static Optional<Browser> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Browser::new);
  }

  /**
   * Opens a page in a fresh browser.
   *
   * @param scratch folder for its profile
   * @return seconds from the start of loading until the page says that it is drawn
   */
  double open(Path page, Path scratch) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(scratch, "profile");
    Process process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--window-size=1280,900",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    "about:blank"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (DevTools tools = new DevTools(target(profile))) {
      tools.call("Page.navigate", "url", page.toUri().toString());
      return milliseconds(tools) / 1000;
    } finally {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static double milliseconds(DevTools tools) throws IOException, InterruptedException {
    for (long i = 0; i < 10 * MOST_SECONDS; i++) {
      String ready =
          tools
              .call(
                  "Runtime.evaluate", "expression", "document.documentElement.dataset.drawn || ''")
              .path("result")
              .path("value")
              .asText();
      if (!ready.isEmpty()) {
        return Double.parseDouble(ready);
      }
      Thread.sleep(100);
    }
    throw new IOException("the page was not drawn within " + MOST_SECONDS + " s");
  }

  /** Address of the first page, once the browser has said where it listens. */
  private static URI target(Path profile) throws IOException, InterruptedException {
    Path port = profile.resolve("DevToolsActivePort");
    for (long i = 0; i < 10 * MOST_SECONDS; i++) {
      List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
      Optional<URI> found = lines.size() < 2 ? Optional.empty() : page(lines.get(0));
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser did not start");
  }

  private static Optional<URI> page(String port) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    for (JsonNode target : JsonMapper.builder().build().readTree(response.body())) {
      if (target.path("type").asText().equals("page")) {
        return Optional.of(URI.create(target.path("webSocketDebuggerUrl").asText()));
      }
    }
    return Optional.empty();
  }
}
