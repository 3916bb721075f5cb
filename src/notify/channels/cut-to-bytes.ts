const ellipsis = '…'

/** The beginning of a text in so many bytes of UTF-8, never half a character. */
export function cutToBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= maxBytes) return text
  const beginning = bytes.subarray(0, maxBytes - Buffer.byteLength(ellipsis))
  // A stream keeps back what is not yet a whole character.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(beginning, { stream: true }) + ellipsis
}
