package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.cadalign.bench.SceneAccuracy.Run;
import org.cadalign.bench.SceneAccuracy.Source;
import org.cadalign.evaluate.ToleranceCurve;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The share of vertices within a tolerance, before and after, as a picture. */
final class TolerancePlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;
  private static final double[] TOLERANCES = ToleranceCurve.tolerances(0.05, 5);

  private TolerancePlot() {}

  /** Draws a PNG. */
  static void write(AccuracyTable table, Path png) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Vertices within a tolerance, all test scenes")
            .xAxisTitle("tolerance, m")
            .yAxisTitle("share of vertices")
            .build();
    chart.getStyler().setYAxisMax(1.0).setLegendPosition(Styler.LegendPosition.InsideSE);
    for (Source source : Source.values()) {
      if (!table.of(source).isEmpty()) {
        add(chart, source + ", no alignment", table.distances(source, Run::before));
        add(chart, source + ", cadalign", table.distances(source, Run::after));
      }
    }
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static void add(XYChart chart, String name, double[] distances) {
    ToleranceCurve curve = ToleranceCurve.of(distances, TOLERANCES);
    chart.addSeries(name, curve.tolerances(), curve.shares()).setMarker(SeriesMarkers.NONE);
  }
}
