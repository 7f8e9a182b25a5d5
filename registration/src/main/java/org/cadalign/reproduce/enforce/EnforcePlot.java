package org.cadalign.reproduce.enforce;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Accuracy by step as a picture: the mean of each arm, a deviation around it, and the published.
 */
final class EnforcePlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;

  /** Of neither arm: which sign it is of is not known. */
  private static final Color PUBLISHED = new Color(0xff7f0e);

  private EnforcePlot() {}

  /** Draws a PNG. */
  static void write(Courses courses, Path png) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(
                "Digits: accuracy by step, mean and bars of one deviation, "
                    + courses.seeds()
                    + " seeds")
            .xAxisTitle("step")
            .yAxisTitle("accuracy on test images, %")
            .build();
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    for (Arm arm : Arm.values()) {
      List<Double> means =
          courses.steps().stream().map(step -> courses.accuracy(arm, step).mean()).toList();
      List<Double> bars =
          courses.steps().stream().map(step -> courses.accuracy(arm, step).deviation()).toList();
      XYSeries series = chart.addSeries(arm.title(), moved(courses.steps(), arm), means, bars);
      series.setMarkerColor(colour(arm)).setMarker(SeriesMarkers.CIRCLE).setLineColor(colour(arm));
    }
    for (Arm arm : List.of(Arm.ALONE, Arm.SIMILAR)) {
      List<Double> known =
          Published.STEPS.stream()
              .map(step -> Published.accuracy(arm, step).orElseThrow())
              .toList();
      chart
          .addSeries(
              arm == Arm.ALONE ? "published CE" : "published with similarity",
              Published.STEPS,
              known)
          .setMarker(SeriesMarkers.NONE)
          .setLineColor(arm == Arm.ALONE ? colour(arm) : PUBLISHED)
          .setLineStyle(SeriesLines.DASH_DASH);
    }
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  /** Beside one another, so that bars do not hide one another. */
  private static List<Double> moved(List<Integer> steps, Arm arm) {
    return steps.stream().map(step -> step + 0.6 * arm.weight()).toList();
  }

  private static Color colour(Arm arm) {
    return switch (arm) {
      case ALONE -> new Color(0x444444);
      case SIMILAR -> new Color(0x1f77b4);
      case OPPOSED -> new Color(0xd62728);
    };
  }
}
