package org.cadalign.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Calls to a page of a browser, one after the other. */
final class DevTools implements AutoCloseable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final long MOST_SECONDS = 90;

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private int calls;

  DevTools(URI page) {
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Ear()).join();
  }

  /** Calls a method with one parameter, and waits for its answer; events are passed over. */
  JsonNode call(String method, String name, String value) throws IOException, InterruptedException {
    int id = ++calls;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.putObject("params").put(name, value);
    socket.sendText(message.toString(), true).join();
    while (true) {
      String answer = messages.poll(MOST_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IOException("the browser did not answer " + method);
      }
      JsonNode json = JSON.readTree(answer);
      if (json.path("id").asInt() == id) {
        return json.path("result");
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Puts messages together, which may come in parts. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, data, last);
    }
  }
}
