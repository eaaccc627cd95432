package org.spoke.libp2p.multiaddr;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Numeric addresses of IP. Host names are never looked up. */
final class IpAddress {
  static final int VERSION_4_BYTES = 4;
  static final int VERSION_6_BYTES = 16;

  private IpAddress() {}

  /** The address of 4 or 16 bytes. */
  static InetAddress ofBytes(byte[] bytes) {
    try {
      return bytes.length == VERSION_6_BYTES
          ? Inet6Address.getByAddress(null, bytes, -1)
          : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(
          "An IP address has 4 or 16 bytes, not " + bytes.length, wrongLength);
    }
  }

  /** Four decimal numbers. */
  record Version4() implements Value {
    private static final String NUMBER = "(0|[1-9][0-9]{0,2})";
    private static final String FORM = NUMBER + "(\\." + NUMBER + "){3}";

    @Override
    public int size() {
      return VERSION_4_BYTES;
    }

    @Override
    public byte[] toBytes(String text) {
      if (!text.matches(FORM)) {
        throw new IllegalArgumentException(
            "an IPv4 address is four numbers from 0 to 255 with dots between them");
      }
      ByteBuffer bytes = ByteBuffer.allocate(VERSION_4_BYTES);
      for (String part : text.split("\\.", -1)) {
        int number = Integer.parseInt(part);
        if (number > 0xff) {
          throw new IllegalArgumentException(
              "a number of an IPv4 address is at most 255, not " + number);
        }
        bytes.put((byte) number);
      }
      return bytes.array();
    }

    @Override
    public String toText(byte[] bytes) {
      return ofBytes(bytes).getHostAddress();
    }
  }

  /** Eight hexadecimal groups as RFC 5952 writes them. */
  record Version6() implements Value {
    private static final String CHARACTERS = "[0-9a-fA-F:.]{2,45}";
    private static final int GROUPS = 8;

    @Override
    public int size() {
      return VERSION_6_BYTES;
    }

    @Override
    public byte[] toBytes(String text) {
      if (!text.matches(CHARACTERS) || !text.contains(":")) {
        throw new IllegalArgumentException(
            "an IPv6 address is hexadecimal groups with colons between them");
      }
      byte[] bytes = Inet6Address.ofLiteral(text).getAddress();
      return bytes.length == VERSION_6_BYTES ? bytes : mapped(bytes);
    }

    /** The JDK gives the four bytes alone of an IPv4 address mapped into IPv6. */
    private static byte[] mapped(byte[] version4) {
      return ByteBuffer.allocate(VERSION_6_BYTES).putLong(0).putInt(0xffff).put(version4).array();
    }

    @Override
    public String toText(byte[] bytes) {
      int[] groups = new int[GROUPS];
      for (int i = 0; i < GROUPS; i++) {
        groups[i] = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(i * Short.BYTES));
      }
      int from = longestZeros(groups);
      int to = from + zerosAt(groups, from);
      return to - from < 2
          ? join(groups, 0, GROUPS)
          : join(groups, 0, from) + "::" + join(groups, to, GROUPS);
    }

    private static int longestZeros(int[] groups) {
      int longest = 0;
      for (int i = 1; i < GROUPS; i++) {
        if (zerosAt(groups, i) > zerosAt(groups, longest)) {
          longest = i;
        }
      }
      return longest;
    }

    private static int zerosAt(int[] groups, int start) {
      int end = start;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      return end - start;
    }

    private static String join(int[] groups, int from, int to) {
      StringBuilder text = new StringBuilder();
      for (int i = from; i < to; i++) {
        text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
      }
      return text.toString();
    }
  }
}
