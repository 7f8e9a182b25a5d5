package org.cadalign.reproduce.registration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadalign.raster.WorkingGrid;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Residual against the number of training buildings, with the law N^-1/2 beside it. */
final class RegistrationPlot {
  private RegistrationPlot() {}

  /** Draws a PNG. */
  static void write(RegistrationTable table, Path png) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(560)
            .title("What is left of label noise, root mean square per axis")
            .xAxisTitle("training buildings")
            .yAxisTitle("residual, px of 0.3 m")
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
    for (double sigma : table.sigmas()) {
      List<Double> buildings = new ArrayList<>();
      List<Double> residuals = new ArrayList<>();
      List<Double> law = new ArrayList<>();
      for (Map.Entry<Setting, Residuals> entry : table.grid().entrySet()) {
        if (entry.getKey().sigma() == sigma) {
          buildings.add(entry.getValue().buildings());
          residuals.add(entry.getValue().last() / WorkingGrid.METRES);
          law.add(residuals.get(0) * Math.sqrt(buildings.get(0) / entry.getValue().buildings()));
        }
      }
      chart.addSeries("noise of " + sigma + " px", buildings, residuals);
      chart
          .addSeries("N^-1/2 from " + sigma + " px", buildings, law)
          .setMarker(SeriesMarkers.NONE)
          .setLineStyle(SeriesLines.DASH_DASH);
    }
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }
}
