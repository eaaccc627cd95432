package org.spoke.gateway.http;

import java.util.regex.Pattern;
import org.spoke.base.problem.Problem;

/**
 * Fields as REST names them: services say {@code spec.duration_seconds}, REST says {@code
 * spec.durationSeconds}.
 */
final class FieldNames {
  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

  private FieldNames() {}

  /** The path of a field as it stands in JSON. */
  static String inJson(String path) {
    return UNDERSCORE
        .matcher(path)
        .replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
  }

  /** A problem's detail, which may begin with the field's path, in REST's words. */
  static String inText(Problem problem) {
    return problem
        .field()
        .filter(path -> problem.detail().startsWith(path + ":"))
        .map(path -> inJson(path) + problem.detail().substring(path.length()))
        .orElse(problem.detail());
  }
}
