package org.spoke.eventlog.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums up the contents of a schema's tables in SQL, row by row in the order of the primary key. */
final class Checksums {
  private static final String TABLES =
      """
      SELECT c.relname,
             (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(i.indkey, a.attnum))
                FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
               WHERE i.indrelid = c.oid AND i.indisprimary)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = ? AND c.relkind = 'r' AND c.relname <> 'view_migration'
       ORDER BY c.relname
      """;
  private static final String ORDER_WITHOUT_KEY = "t::text";

  private Checksums() {}

  /** What one table holds. */
  record TableSum(long rows, String checksum) {}

  /** By name of the table. */
  static Map<String, TableSum> of(Connection connection, String schema) throws SQLException {
    Map<String, TableSum> sums = new TreeMap<>();
    for (Table table : tables(connection, schema)) {
      sums.put(table.name(), sum(connection, schema, table));
    }
    return sums;
  }

  /** One checksum over all tables, hex. */
  static String total(Map<String, TableSum> sums) {
    return sha256(
        sums.entrySet().stream()
            .map(table -> table.getKey() + " " + table.getValue().checksum() + "\n")
            .collect(Collectors.joining()));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }

  private record Table(String name, String order) {}

  private static List<Table> tables(Connection connection, String schema) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, schema);
      try (ResultSet row = statement.executeQuery()) {
        List<Table> tables = new ArrayList<>();
        while (row.next()) {
          String key = row.getString(2);
          tables.add(new Table(row.getString(1), key == null ? ORDER_WITHOUT_KEY : key));
        }
        return tables;
      }
    }
  }

  private static TableSum sum(Connection connection, String schema, Table table)
      throws SQLException {
    String query =
        "SELECT count(*), md5(coalesce(string_agg(md5(t::text), '' ORDER BY %s), '')) FROM %s.\"%s\" t"
            .formatted(table.order(), schema, table.name());
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new TableSum(row.getLong(1), row.getString(2));
    }
  }
}
