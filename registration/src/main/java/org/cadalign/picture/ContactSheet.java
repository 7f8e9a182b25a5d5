package org.cadalign.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Rows of small pictures with a line of text above each row and one below each picture. */
public final class ContactSheet {
  private static final int GAP = 8;
  private static final int MARGIN = 16;
  private static final int TITLE = 26;
  private static final int CAPTION = 18;
  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 13);

  private ContactSheet() {}

  /**
   * A picture.
   *
   * @param crop all of a sheet are of the same size
   * @param caption below it
   */
  public record Cell(Crop crop, String caption) {}

  /**
   * A row of pictures.
   *
   * @param title above them
   * @param first set apart from the others
   */
  public record Row(String title, Cell first, List<Cell> others) {
    public Row {
      others = List.copyOf(others);
    }
  }

  /**
   * Writes a sheet as PNG.
   *
   * @param heading above all rows
   * @param rows at least one
   */
  public static void write(Path png, String heading, List<Row> rows) throws IOException {
    int side = rows.get(0).first().crop().picture().getWidth();
    int columns = 1 + rows.stream().mapToInt(row -> row.others().size()).max().orElse(0);
    int width = 2 * MARGIN + columns * (side + GAP) + GAP;
    int height = 2 * MARGIN + TITLE + rows.size() * (TITLE + side + CAPTION + GAP);
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    text(graphics, HEADING, heading, MARGIN, MARGIN + 14);
    int y = MARGIN + TITLE;
    for (Row row : rows) {
      draw(graphics, row, y, side);
      y += TITLE + side + CAPTION + GAP;
    }
    graphics.dispose();
    ImageIO.write(sheet, "png", png.toFile());
  }

  private static void draw(Graphics2D graphics, Row row, int y, int side) {
    text(graphics, TEXT, row.title(), MARGIN, y + 18);
    draw(graphics, row.first(), MARGIN, y + TITLE, side);
    int x = MARGIN + side + 3 * GAP;
    for (Cell cell : row.others()) {
      draw(graphics, cell, x, y + TITLE, side);
      x += side + GAP;
    }
  }

  private static void draw(Graphics2D graphics, Cell cell, int x, int y, int side) {
    graphics.drawImage(cell.crop().picture(), x, y, null);
    FontMetrics metrics = graphics.getFontMetrics(TEXT);
    int inset = (side - metrics.stringWidth(cell.caption())) / 2;
    text(graphics, TEXT, cell.caption(), x + Math.max(0, inset), y + side + 14);
  }

  private static void text(Graphics2D graphics, Font font, String words, int x, int y) {
    graphics.setFont(font);
    graphics.setColor(INK);
    graphics.drawString(words, x, y);
  }
}
