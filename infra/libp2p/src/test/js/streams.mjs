// What protocols that libp2p does not bring do with a stream: echo and perf (/perf/1.0.0), as server and as client.
import { createHash } from 'node:crypto'

export const PERF = '/perf/1.0.0'
const COUNT_BYTES = 8
const BLOCK = new Uint8Array(64 * 1024).map((_, i) => i * 31)

export async function send (stream, bytes) {
  if (!stream.send(bytes)) await stream.onDrain()
}

// The first bytes of BLOCK, again and again
export async function sendBlocks (stream, count) {
  for (let left = count; left > 0; left -= BLOCK.length) {
    await send(stream, left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK)
  }
}

export async function echoServer (stream) {
  for await (const bytes of stream) await send(stream, bytes)
  await stream.close()
}

// Sends all, ends its direction, and says whether the same came back
export async function echoClient (stream, count) {
  const received = receive(stream)
  await sendBlocks(stream, count)
  await stream.close()
  const { bytes, sha256 } = await received
  return { bytes, same: sha256 === digestOfBlocks(count) }
}

async function receive (stream) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.byteLength
    for (const part of pieces(chunk)) hash.update(part)
  }
  return { bytes, sha256: hash.digest('hex') }
}

function digestOfBlocks (count) {
  const hash = createHash('sha256')
  for (let left = count; left > 0; left -= BLOCK.length) hash.update(BLOCK.subarray(0, Math.min(left, BLOCK.length)))
  return hash.digest('hex')
}

function pieces (chunk) {
  return chunk instanceof Uint8Array ? [chunk] : chunk
}

async function countBytes (stream) {
  let bytes = 0
  for await (const chunk of stream) bytes += chunk.byteLength
  return bytes
}

export async function perfServer (stream) {
  const header = Buffer.alloc(COUNT_BYTES)
  let received = 0
  for await (const chunk of stream) {
    if (received < COUNT_BYTES) header.set(chunk.subarray(0, COUNT_BYTES - received), received)
    received += chunk.byteLength
  }
  if (received < COUNT_BYTES) throw new Error(`The request has ${received} bytes of ${COUNT_BYTES}`)
  await sendBlocks(stream, Number(header.readBigUInt64BE()))
  await stream.close()
}

export async function perfClient (stream, upload, download) {
  const received = countBytes(stream)
  const header = Buffer.alloc(COUNT_BYTES)
  header.writeBigUInt64BE(BigInt(download))
  await send(stream, header)
  await sendBlocks(stream, upload)
  await stream.close()
  const bytes = await received
  if (bytes !== download) throw new Error(`${bytes} bytes came of ${download}`)
}
