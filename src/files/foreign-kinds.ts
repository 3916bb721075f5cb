const SAVED_AS = 'Save it as "CSV UTF-8" or another text in UTF-8.'

/** What files begin with that are no text we take; UTF-16 without a mark has a zero in every other byte. */
const KINDS: readonly { begins: readonly (number | undefined)[]; is: string }[] = [
  { begins: [0xff, 0xfe], is: `it is UTF-16 (little-endian), as "Unicode text" of Excel is. ${SAVED_AS}` },
  { begins: [0xfe, 0xff], is: `it is UTF-16 (big-endian). ${SAVED_AS}` },
  { begins: [undefined, 0, undefined, 0], is: `it is UTF-16 (little-endian, without a mark). ${SAVED_AS}` },
  { begins: [0, undefined, 0, undefined], is: `it is UTF-16 (big-endian, without a mark). ${SAVED_AS}` },
  { begins: [0x1f, 0x8b], is: 'it is packed by gzip, which is not taken here. Unpack it.' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], is: `it is a workbook of an older Excel (.xls). ${SAVED_AS}` },
  { begins: [0x25, 0x50, 0x44, 0x46], is: 'it is a PDF.' },
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** A sentence about what a file is that is no text we could read; nothing for what may be one. */
export function kindOf(bytes: Buffer): string | undefined {
  if (beginsWith(bytes, ZIP)) return zipped(bytes)
  return KINDS.find(({ begins }) => beginsWith(bytes, begins))?.is
}

const beginsWith = (bytes: Buffer, begins: readonly (number | undefined)[]): boolean =>
  begins.every((byte, at) => (byte === undefined ? (bytes[at] ?? 0) !== 0 : bytes[at] === byte))

const zipped = (bytes: Buffer): string =>
  bytes.includes('[Content_Types].xml') || bytes.includes('xl/')
    ? `it is an Excel workbook (.xlsx). ${SAVED_AS}`
    : 'it is a zip archive. Unpack it.'
