// A js-libp2p peer that a test drives: node peer.mjs '<configuration as JSON>'
//
// Configuration, each field optional:
//   keyType         Ed25519, secp256k1 or RSA
//   seed            of the key, so that the peer id is the same each time; not for RSA
//   key             a PrivateKey message in base64, in the place of both
//   listen          addresses to listen at
//   networkKey      content of a swarm.key in base64: the peer is in that private network
//   securities      of noise and tls; noise alone when absent
//   services        of identify, identifyPush, ping, dht, relay, dcutr, autonat, autonatV2, gossip; identify and ping when absent
//   dhtProtocol, dhtNamespace    the DHT's protocol, and the namespace whose records it takes
//   reservations    the relay's limits, as js-libp2p names them
//   relayTransport  whether it dials and listens through relays
//   mdns            whether it looks for peers in the local network
//   echo            protocols to echo
//   perf            whether it serves /perf/1.0.0
//
// Each line of stdin is a command {"id", "do", ...}; commands.mjs has them. Each line of stdout is an answer {"id", "ok"} or
// {"id", "error"}, or an event {"event", ...}; the first is {"event":"ready","peer","addrs"}. It ends with its stdin.
import { createInterface } from 'node:readline'
import { commandsOf } from './commands.mjs'
import { STREAM_LIMITS, makeNode } from './node.mjs'
import { PERF, echoServer, perfServer } from './streams.mjs'

const say = (line) => process.stdout.write(JSON.stringify(line) + '\n')

function serve (node, protocol, server) {
  return node.handle(protocol, async (stream) => {
    try {
      await server(stream)
    } catch (failure) {
      stream.abort(failure)
      say({ event: 'stream-failed', protocol, error: failure.message })
    }
  }, STREAM_LIMITS)
}

function tellEvents (node) {
  for (const name of ['peer:connect', 'peer:disconnect']) {
    node.addEventListener(name, ({ detail }) => say({ event: name, peer: detail.toString() }))
  }
  node.addEventListener('peer:discovery', ({ detail }) =>
    say({ event: 'peer:discovery', peer: detail.id.toString(), addrs: detail.multiaddrs.map(String) }))
  node.services.gossip?.addEventListener('gossipsub:message', ({ detail: { msg } }) =>
    say({ event: 'message', topic: msg.topic, from: msg.from?.toString(), data: Buffer.from(msg.data).toString('base64') }))
}

async function obey (commands, line) {
  const { id, do: name, ...details } = JSON.parse(line)
  try {
    if (!Object.hasOwn(commands, name)) throw new Error(`There is no command ${name}`)
    say({ id, ok: (await commands[name](details)) ?? null })
  } catch (failure) {
    say({ id, error: `${failure.name}: ${failure.message}` })
  }
}

const config = JSON.parse(process.argv[2] ?? '{}')
const node = await makeNode(config)
tellEvents(node)
for (const protocol of config.echo ?? []) await serve(node, protocol, echoServer)
if (config.perf) await serve(node, PERF, perfServer)
say({ event: 'ready', peer: node.peerId.toString(), addrs: node.getMultiaddrs().map(String) })

const commands = commandsOf(node)
const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => obey(commands, line))
lines.on('close', () => process.exit(0))
