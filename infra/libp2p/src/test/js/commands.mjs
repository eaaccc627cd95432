// What peer.mjs does when it is told so: one function a command. Its result is the answer's "ok".
import { peerIdFromString } from '@libp2p/peer-id'
import { multiaddr } from '@multiformats/multiaddr'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import * as digest from 'multiformats/hashes/digest'
import { STREAM_LIMITS } from './node.mjs'
import { PERF, echoClient, echoServer, perfClient, sendBlocks } from './streams.mjs'

const TIME_LIMIT = 20_000 // in milliseconds, of one command

const text = (base64) => Buffer.from(base64, 'base64')
const base64 = (bytes) => Buffer.from(bytes.subarray()).toString('base64')
const limit = () => AbortSignal.timeout(TIME_LIMIT)

export const commandsOf = (node) => ({
  async dial ({ addr }) {
    const connection = await node.dial(multiaddr(addr), { signal: limit() })
    return {
      peer: connection.remotePeer.toString(),
      remote: connection.remoteAddr.toString(),
      security: connection.encryption,
      muxer: connection.multiplexer,
      limited: connection.limits != null
    }
  },

  async hangUp ({ peer }) {
    await node.hangUp(peerIdFromString(peer), { signal: limit() })
  },

  async connections () {
    return node.getConnections().map((each) => ({
      peer: each.remotePeer.toString(),
      direction: each.direction,
      remote: each.remoteAddr.toString(),
      streams: each.streams.length,
      limited: each.limits != null
    }))
  },

  async addresses () {
    return node.getMultiaddrs().map(String)
  },

  async ping ({ addr }) {
    return { millis: await node.services.ping.ping(multiaddr(addr), { signal: limit() }) }
  },

  async identify ({ addr }) {
    const connection = await node.dial(multiaddr(addr), { signal: limit() })
    const result = await node.services.identify.identify(connection, { signal: limit() })
    return {
      peer: result.peerId.toString(),
      agent: result.agentVersion,
      protocolVersion: result.protocolVersion,
      addrs: result.listenAddrs.map(String),
      observed: result.observedAddr?.toString(),
      protocols: result.protocols,
      record: result.signedPeerRecord && { seq: String(result.signedPeerRecord.seq), addrs: result.signedPeerRecord.addresses.map(String) }
    }
  },

  // What this peer knows of another: identify and identify/push write it
  async known ({ peer }) {
    const known = await node.peerStore.get(peerIdFromString(peer))
    return {
      protocols: known.protocols,
      addrs: known.addresses.map((each) => each.multiaddr.toString()),
      certified: known.addresses.some((each) => each.isCertified)
    }
  },

  // Speaks one protocol more from now on, which it echoes
  async handle ({ protocol }) {
    await node.handle(protocol, echoServer, STREAM_LIMITS)
  },

  async open ({ addr, protocols }) {
    const stream = await open(node, addr, protocols)
    stream.abort(new Error('only opened'))
    return { protocol: stream.protocol }
  },

  async echo ({ addr, protocol, bytes, streams = 1 }) {
    const began = performance.now()
    const each = await Promise.all(Array.from({ length: streams }, async () => echoClient(await open(node, addr, protocol), bytes)))
    return {
      bytes: each.reduce((sum, one) => sum + one.bytes, 0),
      same: each.every((one) => one.same),
      millis: performance.now() - began
    }
  },

  // Sends so many bytes and breaks the stream off
  async reset ({ addr, protocol, bytes }) {
    const stream = await open(node, addr, protocol)
    await sendBlocks(stream, bytes)
    stream.abort(new Error('asked to'))
  },

  async perf ({ addr, upload = 0, download = 0, streams = 1 }) {
    const connection = await node.dial(multiaddr(addr), { signal: limit() })
    const began = performance.now()
    await Promise.all(Array.from({ length: streams }, async () =>
      perfClient(await connection.newStream(PERF, { ...STREAM_LIMITS, signal: limit() }), upload, download)))
    return { millis: performance.now() - began }
  },

  // Dials, opens one stream, echoes one byte, hangs up: as often as asked
  async setUps ({ addr, protocol, times }) {
    const address = multiaddr(addr)
    const began = performance.now()
    for (let i = 0; i < times; i++) {
      const connection = await node.dial(address, { signal: limit() })
      await echoClient(await connection.newStream(protocol, STREAM_LIMITS), 1)
      await connection.close()
    }
    return { millis: performance.now() - began }
  },

  async provide ({ key }) {
    await node.contentRouting.provide(cid(key), { signal: limit() })
  },

  async findProviders ({ key, atMost = 20 }) {
    const found = []
    for await (const provider of node.contentRouting.findProviders(cid(key), { signal: limit() })) {
      found.push({ peer: provider.id.toString(), addrs: provider.multiaddrs.map(String) })
      if (found.length >= atMost) break
    }
    return found
  },

  async findPeer ({ peer }) {
    const found = await node.peerRouting.findPeer(peerIdFromString(peer), { signal: limit() })
    return { peer: found.id.toString(), addrs: found.multiaddrs.map(String) }
  },

  async put ({ key, value }) {
    await node.contentRouting.put(text(key), text(value), { signal: limit() })
  },

  async get ({ key }) {
    return { value: base64(await node.contentRouting.get(text(key), { signal: limit() })) }
  },

  async subscribe ({ topic }) {
    node.services.gossip.subscribe(topic)
  },

  async subscribers ({ topic }) {
    return node.services.gossip.getSubscribers(topic).map(String)
  },

  async publish ({ topic, data }) {
    const result = await node.services.gossip.publish(topic, text(data))
    return { recipients: result.recipients.map(String) }
  },

  // Takes a reservation when the address is a relay's with /p2p-circuit behind it
  async listen ({ addr }) {
    await node.components.transportManager.listen([multiaddr(addr)])
    return node.getMultiaddrs().map(String)
  }
})

function open (node, addr, protocols) {
  return node.dialProtocol(multiaddr(addr), protocols, { ...STREAM_LIMITS, signal: limit() })
}

// Of a multihash, which is what provider records name
function cid (key) {
  return CID.createV1(raw.code, digest.decode(text(key)))
}
