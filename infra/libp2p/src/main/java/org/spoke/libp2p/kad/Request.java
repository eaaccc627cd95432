package org.spoke.libp2p.kad;

import com.google.protobuf.ByteString;
import java.util.List;

/** What a peer asks of another (kad-dht spec, "RPC messages"). */
sealed interface Request {
  ByteString key();

  /**
   * Who is nearest to this key?
   *
   * @param key any bytes, most often a peer id
   */
  record FindNode(ByteString key) implements Request {}

  record GetValue(ByteString key) implements Request {}

  /** Keep this value. The answer is the one that is kept. */
  record PutValue(ValueRecord value) implements Request {
    @Override
    public ByteString key() {
      return value.key();
    }
  }

  record GetProviders(ByteString key) implements Request {}

  /** Remember that I provide this. Has no answer. */
  record AddProvider(ByteString key, List<KadPeer> providers) implements Request {}

  /** Are you there? Never sent, only answered. */
  record Ping() implements Request {
    @Override
    public ByteString key() {
      return ByteString.EMPTY;
    }
  }
}
