package org.spoke.standalone.postgres;

/** Where the box's services find their database. */
public interface Database extends AutoCloseable {
  /** JDBC URL, without user or password. */
  String url();

  String user();

  String password();

  @Override
  void close();
}
