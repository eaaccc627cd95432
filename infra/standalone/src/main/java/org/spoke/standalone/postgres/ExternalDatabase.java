package org.spoke.standalone.postgres;

/** A Postgres that somebody else runs; closing the box leaves it alone. */
public record ExternalDatabase(String url, String user, String password) implements Database {
  @Override
  public void close() {
    // not ours to stop
  }

  @Override
  public String toString() {
    return "ExternalDatabase[" + url + "]";
  }
}
