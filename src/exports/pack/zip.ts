import { ZipFile } from 'yazl'
import type { Instant } from '../../domain/instant.ts'

export type PackedFile = { name: string; bytes: Buffer }

/** A ZIP archive of some files, all of one instant, sent as it is made. */
export function zipOf(files: readonly PackedFile[], at: Instant): AsyncIterable<Buffer> {
  const zip = new ZipFile()
  for (const { name, bytes } of files) zip.addBuffer(bytes, name, { mtime: new Date(at) })
  zip.end()
  return zip.outputStream as unknown as AsyncIterable<Buffer>
}
