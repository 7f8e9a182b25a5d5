package org.cadalign.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves of a training: every loss of the log by step. */
public final class TrainingPlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;

  private TrainingPlot() {}

  /** Draws a PNG, if there are two lines or more to draw. */
  public static void write(TrainingLog log, Path png) throws IOException {
    List<TrainingLog.Entry> entries = log.entries();
    if (entries.size() < 2) {
      return;
    }
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Training")
            .xAxisTitle("step")
            .yAxisTitle("loss (err: pixels of the level)")
            .build();
    chart.getStyler().setYAxisLogarithmic(true).setLegendPosition(Styler.LegendPosition.OutsideE);
    List<Long> steps = entries.stream().map(TrainingLog.Entry::step).toList();
    for (String name : entries.get(0).losses().keySet()) {
      List<Double> values = entries.stream().map(entry -> entry.losses().get(name)).toList();
      if (values.stream().allMatch(v -> v != null && v > 0)) {
        chart.addSeries(name, steps, values).setMarker(SeriesMarkers.NONE);
      }
    }
    if (!chart.getSeriesMap().isEmpty()) {
      BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
  }
}
