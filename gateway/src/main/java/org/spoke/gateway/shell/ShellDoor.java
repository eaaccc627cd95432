package org.spoke.gateway.shell;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spoke.base.problem.CommonProblem;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.GatewayProblem;
import org.spoke.proto.vm.v1.OpenShell;
import org.spoke.proto.vm.v1.TerminalSize;

/**
 * Looks at a shell's request before it becomes a WebSocket, while it can still be answered with a
 * problem: who asks from where (a page of another origin could ride on a browser's token), and for
 * what.
 */
@ServerFilter("/api/v1/vms/*/shell")
final class ShellDoor implements Ordered {
  static final String OPEN = "spoke.open-shell";

  /** Columns or rows of the largest terminal: some screens wide. */
  static final int MAX_SIZE = 1000;

  /** Characters of a command: a line that a person writes, not a program. */
  private static final int MAX_COMMAND = 4096;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  /** After the token and the request's scope. */
  private static final int ORDER = -20;

  @Override
  public int getOrder() {
    return ORDER;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    requireSameOrigin(request.getHeaders());
    OpenShell.Builder open = OpenShell.newBuilder().setCommand(command(request));
    terminal(request).ifPresent(open::setTerminal);
    request.setAttribute(OPEN, open.build());
  }

  private static void requireSameOrigin(HttpHeaders headers) {
    String origin = headers.get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return; // programs send none, and pages cannot leave it out
    }
    String host = headers.get(HttpHeaders.HOST);
    if (host == null || !host.equals(authority(origin))) {
      throw Problem.of(GatewayProblem.ORIGIN_REFUSED, "The page's origin is not " + host + ".");
    }
  }

  private static String authority(String origin) {
    try {
      return URI.create(origin).getAuthority();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static String command(HttpRequest<?> request) {
    String command = Optional.ofNullable(request.getParameters().get("command")).orElse("");
    if (command.length() > MAX_COMMAND) {
      throw CommonProblem.invalid(
          "command", command.length() + " characters are more than " + MAX_COMMAND + ".");
    }
    return command;
  }

  private static Optional<TerminalSize> terminal(HttpRequest<?> request) {
    String columns = request.getParameters().get("columns");
    String rows = request.getParameters().get("rows");
    if (columns == null && rows == null) {
      return Optional.empty();
    }
    return Optional.of(
        TerminalSize.newBuilder()
            .setColumns(size("columns", columns))
            .setRows(size("rows", rows))
            .build());
  }

  private static int size(String name, String text) {
    int size = text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (size < 1 || size > MAX_SIZE) {
      throw CommonProblem.invalid(
          name, text + " is not a number from 1 to " + MAX_SIZE + "; columns go with rows.");
    }
    return size;
  }
}
