import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'
import { offsetMinutesAt, minuteMs, type HasOffsets, type Instant } from '../../domain/instant.ts'

export type PackedFile = { name: string; bytes: Buffer }

const deflated = promisify(deflateRaw)

/** Names are UTF-8. */
const FLAGS = 0x0800
const DEFLATE = 8
/** What it takes to unpack: 2.0, deflate. */
const VERSION = 20

/**
 * A ZIP archive of some files, a piece at a time (PKWARE's APPNOTE, 4.3 and 4.4). Without ZIP64: all together below
 * 4 GiB and 65,536 files, which what there is of one complaint is. Times are those of the zone's wall clock.
 */
export async function* zipOf(
  files: readonly PackedFile[],
  { at, zone }: { at: Instant; zone: HasOffsets },
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const packed = await deflated(bytes)
    const called = Buffer.from(name)
    const facts = factsOf({ bytes, packed, called, time: dosTimeOf(at, zone) })
    const local = Buffer.concat([uint32(0x04034b50), facts, called, packed])
    directory.push(Buffer.concat([uint32(0x02014b50), uint16(VERSION), facts, whereabouts(offset), called]))
    offset += local.length
    yield local
  }
  const central = Buffer.concat(directory)
  yield Buffer.concat([central, endOf({ count: files.length, size: central.length, offset })])
}

type Packed = { bytes: Buffer; packed: Buffer; called: Buffer; time: number }

/** What both headers of a file say of it. */
const factsOf = ({ bytes, packed, called, time }: Packed): Buffer =>
  Buffer.concat([
    ...[uint16(VERSION), uint16(FLAGS), uint16(DEFLATE), uint32(time), uint32(crc32(bytes))],
    ...[uint32(packed.length), uint32(bytes.length), uint16(called.length), uint16(0)],
  ])

/** In the directory: no comment, the first disk, no attributes, and where the file begins. */
const whereabouts = (offset: number): Buffer => Buffer.concat([Buffer.alloc(10), uint32(offset)])

const endOf = ({ count, size, offset }: { count: number; size: number; offset: number }): Buffer =>
  Buffer.concat([
    ...[uint32(0x06054b50), uint32(0), uint16(count), uint16(count)],
    ...[uint32(size), uint32(offset), uint16(0)],
  ])

/** The date in the upper half, the time to two seconds in the lower. */
function dosTimeOf(at: Instant, zone: HasOffsets): number {
  const local = new Date(at + offsetMinutesAt(at, zone) * minuteMs)
  const date = ((local.getUTCFullYear() - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate()
  const time = (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1)
  return date * 0x10000 + time
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
