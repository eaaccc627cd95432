package org.spoke.libp2p.multiaddr;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of an address. */
final class MultiaddrText {
  private static final int MAX_LENGTH = 2 * Multiaddr.MAX_BYTES;

  private final String text;
  private int position;

  private MultiaddrText(String text) {
    this.text = text;
  }

  static List<Component> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "An address has "
              + text.length()
              + " characters, at most "
              + MAX_LENGTH
              + " are allowed");
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("An address begins with a slash: \"" + text + '"');
    }
    return new MultiaddrText(text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
        .components();
  }

  private List<Component> components() {
    List<Component> components = new ArrayList<>();
    do {
      components.add(component());
    } while (position < text.length());
    return components;
  }

  private Component component() {
    String name = part();
    Protocol protocol =
        Protocol.ofText(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No protocol \"" + name + "\" is known here: " + text));
    if (!protocol.hasValue()) {
      return Component.of(protocol, "");
    }
    if (position >= text.length()) {
      throw new IllegalArgumentException("The value of /" + name + " is missing: " + text);
    }
    return Component.of(protocol, protocol == Protocol.UNIX ? rest() : part());
  }

  /** What is between the slash here and the next one. */
  private String part() {
    int start = Math.min(position + 1, text.length());
    int slash = text.indexOf('/', start);
    position = slash < 0 ? text.length() : slash;
    return text.substring(start, position);
  }

  private String rest() {
    String rest = text.substring(position);
    position = text.length();
    return rest;
  }
}
