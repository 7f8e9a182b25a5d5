package org.cadalign.reproduce.ablation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cadalign.spec.NetworkSpec;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Error of each network on held-out samples by the processor time that it has learnt for. */
final class AblationPlot {
  private AblationPlot() {}

  /** Draws a PNG. */
  static void write(Findings findings, Path png) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(560)
            .title("Median error on samples of unseen cities")
            .xAxisTitle("minutes of one core")
            .yAxisTitle("median error, px of the level")
            .build();
    chart.getStyler().setYAxisMin(0.0).setLegendPosition(Styler.LegendPosition.InsideNE);
    double last = 0;
    for (Map.Entry<NetworkSpec, List<Look>> course : findings.courses().entrySet()) {
      List<Double> minutes = course.getValue().stream().map(Look::minutes).toList();
      List<Double> errors = course.getValue().stream().map(Look::error).toList();
      chart.addSeries(course.getKey().name(), minutes, errors).setMarker(SeriesMarkers.CIRCLE);
      last = Math.max(last, minutes.get(minutes.size() - 1));
    }
    chart
        .addSeries(
            "no network", List.of(0.0, last), List.of(findings.unmoved(), findings.unmoved()))
        .setMarker(SeriesMarkers.NONE)
        .setLineStyle(SeriesLines.DASH_DASH);
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }
}
