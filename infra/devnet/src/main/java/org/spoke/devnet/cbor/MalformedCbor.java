package org.spoke.devnet.cbor;

/** The bytes are not the CBOR that was expected at this place. */
public final class MalformedCbor extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedCbor(String detail) {
    super(detail);
  }
}
