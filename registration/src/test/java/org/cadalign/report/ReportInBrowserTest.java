package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page does in a browser. */
class ReportInBrowserTest {
  @TempDir private static Path inputs;
  private static HostileTown town;
  @TempDir private Path folder;

  @BeforeAll
  static void align() throws Exception {
    town = HostileTown.of(inputs);
  }

  @Test
  void aBrowserOpensItWithoutAFault() throws Exception {
    Chromium browser = Chromium.installed();
    int columns = (TinyTown.WIDTH + 255) / 256;
    Path counted = Counted.write(folder.resolve("s"), TinyTown.utm().truth(), "town", columns);
    new ReportRun(town.page(folder, Optional.of(town.truth()), Optional.of(counted))).run();
    Chromium.Opened opened = browser.open(folder.resolve("report.html"), folder);
    assertThat(opened.console()).isEmpty();
    assertThat(opened.dom()).contains("data-ready=", "leaflet-container", "<canvas");
    assertThat(opened.dom()).contains("neighbour count</option>");
    assertThat(opened.dom()).contains("tabindex=\"0\"").contains("<title>Alignment of houses.gpkg");
  }

  /** The record beside the map says of which building it is. */
  @Test
  void aButtonASearchAndAClickShowABuildingsRecord() throws Exception {
    Chromium browser = Chromium.installed();
    new ReportRun(town.page(folder, Optional.empty(), Optional.empty())).run();
    String id =
        Layers.read(town.output(), LayerOptions.DEFAULT)
            .layer()
            .features()
            .get(8)
            .id()
            .orElseThrow();
    String hand =
        """
        const record = document.getElementById('record');
        const said = [];
        const say = () => said.push([...record.querySelectorAll('dd')].map(d => d.textContent)[0]);
        const search = document.querySelector('input[type=search]');
        const seek = id => {
          search.value = id;
          search.dispatchEvent(new Event('change'));
          say();
        };
        document.querySelector('button[data-building]').click();
        say();
        seek('%1$s');
        seek('none such');
        // What was looked for lies in the middle of the map.
        const map = document.getElementById('map');
        const box = map.getBoundingClientRect();
        const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
        map.dispatchEvent(new MouseEvent('click', { bubbles: true, ...at }));
        say();
        said.push(document.querySelector('button[data-building]').textContent);
        document.body.dataset.said = encodeURIComponent(JSON.stringify(said));
        """
            .formatted(id);
    Chromium.Opened opened = browser.touch(folder.resolve("report.html"), hand, folder);
    assertThat(opened.console()).isEmpty();
    List<String> said = said(opened);
    assertThat(said.subList(1, 4)).containsExactly(id, "none such", id);
    assertThat(said.get(0)).isEqualTo(said.get(4)).isNotEqualTo(id);
  }

  private static List<String> said(Chromium.Opened opened) throws IOException {
    String mark = "data-said=\"";
    int from = opened.dom().indexOf(mark) + mark.length();
    String coded = opened.dom().substring(from, opened.dom().indexOf('"', from));
    String json = URLDecoder.decode(coded, StandardCharsets.UTF_8);
    return List.of(JsonMapper.builder().build().readValue(json, String[].class));
  }
}
