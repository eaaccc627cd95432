package org.spoke.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * What of an object is shown, under which title.
 *
 * @param figure whether it stands to the right, as figures do
 */
public record Column(String title, boolean figure, Function<JsonNode, String> cell) {
  /**
   * @param pointer where the value is (RFC 6901), for example {@code /reserved/cores}
   */
  public static Column text(String title, String pointer) {
    return new Column(title, false, object -> Cell.text(object.at(pointer)));
  }

  /** The first characters of a digest: enough to compare with the one beside it. */
  public static Column digest(String title, String pointer) {
    return new Column(title, false, object -> Cell.digest(object.at(pointer)));
  }

  public static Column yesNo(String title, String pointer) {
    return new Column(title, false, object -> Cell.yesNo(object.at(pointer)));
  }

  public static Column time(String title, String pointer) {
    return new Column(title, false, object -> Cell.time(object.at(pointer)));
  }

  public static Column integer(String title, String pointer) {
    return new Column(title, true, object -> Cell.integer(object.at(pointer)));
  }

  public static Column ada(String title, String pointer) {
    return new Column(title, true, object -> Cell.ada(object.at(pointer)));
  }

  public static Column ntx(String title, String pointer) {
    return new Column(title, true, object -> Cell.ntx(object.at(pointer)));
  }

  public static Column adaPrice(String title, String pointer) {
    return new Column(title, true, object -> Cell.adaPrice(object.at(pointer)));
  }

  public static Column ntxPrice(String title, String pointer) {
    return new Column(title, true, object -> Cell.ntxPrice(object.at(pointer)));
  }

  public static Column mebibytes(String title, String pointer) {
    return new Column(title, true, object -> Cell.mebibytes(object.at(pointer)));
  }

  public static Column milliseconds(String title, String pointer) {
    return new Column(title, true, object -> Cell.milliseconds(object.at(pointer)));
  }

  public static Column seconds(String title, String pointer) {
    return new Column(title, true, object -> Cell.seconds(object.at(pointer)));
  }

  String of(JsonNode object) {
    return cell.apply(object);
  }
}
