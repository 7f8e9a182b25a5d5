package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTableTest {
  @Test
  void showsWhatARunHasFound() throws IOException {
    NeighboursTable table =
        new NeighboursTable(
            List.of(
                row(
                    "town",
                    """
                    {"features": 7, "status": {"counted": 5, "no_evidence": 2}, "samples": 512,
                     "n_s": {"least": 12.3, "median": 200.4, "largest": 250.6},
                     "median_n_eff": 400.2, "median_denoising_factor": 0.05,
                     "median_neighbour_residual_m": 0.181}
                    """),
                row("desert", "{\"features\": 0, \"status\": {\"no_evidence\": 0}}")));
    assertThat(table.markdown())
        .contains("| town | 7 | 2 | 12 | **200** | 251 | 400 | 0.050 | 0.18 |  |")
        .contains("| desert | 0 | 0 |  |  |  |  |  |  |  |")
        .contains("among 512 training patches");
    assertThat(table.json()).isEqualTo("{\"median_n_s\":{\"town\":200.4,\"desert\":null}}");
  }

  private static NeighboursTable.Row row(String scene, String json) throws IOException {
    return new NeighboursTable.Row(scene, new ObjectMapper().readTree(json));
  }
}
