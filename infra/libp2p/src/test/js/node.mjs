// Makes a js-libp2p node of what its configuration says; peer.mjs lists the fields.
import { createHash } from 'node:crypto'
import { autoNAT } from '@libp2p/autonat'
import { autoNATv2 } from '@libp2p/autonat-v2'
import { circuitRelayServer, circuitRelayTransport } from '@libp2p/circuit-relay-v2'
import { generateKeyPair, generateKeyPairFromSeed, privateKeyFromProtobuf, privateKeyFromRaw } from '@libp2p/crypto/keys'
import { dcutr } from '@libp2p/dcutr'
import { gossipsub } from '@libp2p/gossipsub'
import { identify, identifyPush } from '@libp2p/identify'
import { kadDHT, passthroughMapper } from '@libp2p/kad-dht'
import { mdns } from '@libp2p/mdns'
import { noise } from '@libp2p/noise'
import { ping } from '@libp2p/ping'
import { preSharedKey } from '@libp2p/pnet'
import { tcp } from '@libp2p/tcp'
import { tls } from '@libp2p/tls'
import { yamux } from '@libp2p/yamux'
import { createLibp2p } from 'libp2p'

const MANY = 10_000 // connections, and new ones a second: tests open them faster than js-libp2p allows
const MANY_STREAMS = 1_024 // of one protocol on one connection

const SECURITIES = { noise: () => noise(), tls: () => tls() }

const SERVICES = {
  // its own identify may still be under way on a new connection when a test asks for another
  identify: () => identify({ maxOutboundStreams: 4 }),
  identifyPush: () => identifyPush(),
  ping: () => ping(),
  autonat: () => autoNAT(),
  autonatV2: () => autoNATv2(),
  dcutr: () => dcutr(),
  relay: (config) => circuitRelayServer({ reservations: config.reservations ?? {} }),
  dht: (config) => kadDHT({
    protocol: config.dhtProtocol,
    clientMode: false,
    peerInfoMapper: passthroughMapper,
    allowQueryWithZeroPeers: true,
    validators: { [config.dhtNamespace]: async () => {} },
    selectors: { [config.dhtNamespace]: () => 0 }
  }),
  gossip: () => gossipsub({ allowPublishToZeroTopicPeers: true })
}

export const STREAM_LIMITS = { maxInboundStreams: MANY_STREAMS, maxOutboundStreams: MANY_STREAMS, runOnLimitedConnection: true }

export async function makeNode (config) {
  const services = config.services ?? ['identify', 'ping']
  return createLibp2p({
    privateKey: await privateKey(config),
    addresses: { listen: config.listen ?? [] },
    nodeInfo: { userAgent: config.agent ?? 'js-libp2p-interop' },
    transports: config.relayTransport ? [tcp(), circuitRelayTransport()] : [tcp()],
    connectionEncrypters: (config.securities ?? ['noise']).map((name) => SECURITIES[name]()),
    streamMuxers: [yamux()],
    connectionProtector: config.networkKey ? preSharedKey({ psk: Buffer.from(config.networkKey, 'base64') }) : undefined,
    connectionGater: { denyDialMultiaddr: () => false },
    connectionManager: { maxConnections: MANY, inboundConnectionThreshold: MANY, maxIncomingPendingConnections: MANY },
    connectionMonitor: { enabled: false },
    peerDiscovery: config.mdns ? [mdns({ interval: 1_000 })] : [],
    services: Object.fromEntries(services.map((name) => [name, SERVICES[name](config)]))
  })
}

async function privateKey ({ keyType = 'Ed25519', seed, key }) {
  if (key != null) return privateKeyFromProtobuf(Buffer.from(key, 'base64'))
  if (seed == null) return generateKeyPair(keyType)
  const secret = createHash('sha256').update(String(seed)).digest()
  switch (keyType) {
    case 'Ed25519': return generateKeyPairFromSeed(keyType, secret)
    case 'secp256k1': return privateKeyFromRaw(secret)
    default: throw new Error(`A key of type ${keyType} does not follow from a seed: give it as key`)
  }
}
