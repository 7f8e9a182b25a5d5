package org.cadalign.layer.gpkg;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** A new SQLite file with the marks of a GeoPackage. */
final class SqliteFile {
  /** "GPKG". */
  private static final int APPLICATION_ID = 0x47504B47;

  private static final int VERSION = 10_300;

  private SqliteFile() {}

  static Connection create(Path file) throws SQLException {
    Connection database =
        new SQLiteConfig()
            .createConnection("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath());
    try (Statement statement = database.createStatement()) {
      statement.execute("PRAGMA page_size = 4096");
      // The file is moved into place when it is whole: a journal would guard nothing.
      statement.execute("PRAGMA journal_mode = MEMORY");
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + VERSION);
    }
    return database;
  }
}
