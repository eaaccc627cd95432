package org.spoke.libp2p.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.spoke.libp2p.multiaddr.Multiaddr;

/** Stands between two ends of TCP, and can hold up what they send as a broken network does. */
public final class Proxy implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocket listener =
      new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
  private final InetSocketAddress target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean flowing;

  /**
   * @param flowing whether anything is let through at first
   */
  public Proxy(Multiaddr target, boolean flowing) throws IOException {
    this.target = target.socketAddress().orElseThrow();
    this.flowing = flowing;
    Thread.ofVirtual().start(this::accept);
  }

  public Multiaddr address() {
    return Multiaddr.tcp((InetSocketAddress) listener.getLocalSocketAddress());
  }

  /** How many connections were made through this, and have not ended. */
  public int connections() {
    return sockets.size() / 2;
  }

  /** Lets everything through, or nothing. */
  public void flow(boolean freely) {
    lock.lock();
    try {
      flowing = freely;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listener.accept();
        Socket far = new Socket(target.getAddress(), target.getPort());
        sockets.add(near);
        sockets.add(far);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
      }
    } catch (IOException closed) {
      sockets.forEach(this::end);
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        awaitFlow();
        output.write(buffer, 0, count);
      }
    } catch (IOException | InterruptedException broken) {
      // Either end may break off.
    } finally {
      end(from);
      end(to);
    }
  }

  private void awaitFlow() throws InterruptedException {
    lock.lock();
    try {
      while (!flowing) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException ended) {
      throw new IllegalStateException("A socket cannot be closed", ended);
    }
  }

  @Override
  public void close() throws IOException {
    flow(true);
    listener.close();
    sockets.forEach(this::end);
  }
}
