package org.spoke.vm.guest.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.spoke.vm.guest.GuestDoor;
import org.spoke.vm.guest.GuestKeys;
import org.spoke.vm.guest.GuestShell;
import org.spoke.vm.guest.GuestUnreachable;
import org.spoke.vm.guest.GuestUnreachable.Kind;
import org.spoke.vm.hypervisor.RunningVm;

/**
 * Enters guests through their port on the loopback address. Only the VM's own host key is accepted,
 * and nothing of the host's SSH settings is used.
 */
public final class SshGuestDoor implements GuestDoor, AutoCloseable {
  private static final String USER = "root";
  private static final String GREETING = "SSH-"; // RFC 4253, section 4.2
  private static final long WINDOW_BYTES = 256 * 1024; // what waits unread in each direction
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15); // finds a dead guest
  private static final AttributeKey<Pin> PIN = new AttributeKey<>();

  static {
    // a Cardano library brings another Ed25519 onto the box's class path, whose keys are not
    // BouncyCastle's
    SecurityUtils.setAPrioriDisabledProvider(SecurityUtils.EDDSA, true);
  }

  private final SshClient client = SshClient.setUpDefaultClient();

  /** The host key that must be shown, and whether another one was. */
  private record Pin(PublicKey expected, AtomicBoolean broken) {}

  public SshGuestDoor() {
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier(SshGuestDoor::isPinned);
    CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW_BYTES);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, KEEP_ALIVE);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO); // a quiet shell stays
    client.start();
  }

  @Override
  public boolean answers(RunningVm vm, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(address(vm), millis);
      socket.setSoTimeout(millis);
      InputStream in = socket.getInputStream();
      byte[] greeting = in.readNBytes(GREETING.length());
      return Arrays.equals(greeting, GREETING.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return false; // refused, reset or silent: the guest is not there yet
    }
  }

  @Override
  public GuestShell open(RunningVm vm, GuestKeys keys, Duration deadline) {
    Pin pin = new Pin(keys.host().toKeyPair().getPublic(), new AtomicBoolean());
    ClientSession session = null;
    try {
      session =
          client
              .connect(USER, address(vm), AttributeRepository.ofKeyValuePair(PIN, pin))
              .verify(deadline)
              .getSession();
      session.addPublicKeyIdentity(keys.client().toKeyPair());
      session.auth().verify(deadline);
      return new SshGuestShell(session);
    } catch (IOException e) {
      boolean connected = session != null;
      close(session);
      throw failure(vm, pin, connected, e);
    }
  }

  @Override
  public void close() {
    client.stop();
  }

  private static boolean isPinned(ClientSession session, SocketAddress peer, PublicKey shown) {
    Pin pin = session.getConnectionContext().getAttribute(PIN);
    boolean same = KeyUtils.compareKeys(pin.expected(), shown);
    pin.broken().set(!same);
    return same;
  }

  private static GuestUnreachable failure(
      RunningVm vm, Pin pin, boolean connected, IOException cause) {
    if (pin.broken().get()) {
      return new GuestUnreachable(
          Kind.WRONG_HOST_KEY, "Whoever answers for " + vm.id() + " has another host key", cause);
    }
    boolean refused = connected && String.valueOf(cause.getMessage()).contains("No more auth");
    return new GuestUnreachable(
        refused ? Kind.LOGIN_REFUSED : Kind.NO_ANSWER,
        "No login in " + vm.id() + ": " + cause.getMessage(),
        cause);
  }

  private static void close(ClientSession session) {
    if (session != null) {
      session.close(true);
    }
  }

  private static InetSocketAddress address(RunningVm vm) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), vm.sshPort());
  }
}
