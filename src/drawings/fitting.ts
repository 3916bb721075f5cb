/** About how wide a text is, in units of its size: a Chinese character is as wide as it is high, others about half. */
export const widthOf = (words: string): number =>
  Array.from(words).reduce((width, letter) => width + (letter.codePointAt(0)! > 0x2e7f ? 1 : 0.54), 0)

/** A text in lines that fit: broken between words, between Chinese characters, and within what is too long by itself. */
export function wrapped(words: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of words.match(PIECES) ?? []) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > room) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
    while (widthOf(line.trimEnd()) > room && line.trimEnd().length > 1) {
      const cut = cutAt(line, room)
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** A Chinese character with the punctuation that must not begin a line, or a word with the space behind it. */
const PIECES = /\p{Ps}*[\u{2e80}-\u{3ffff}][\p{Po}\p{Pe}]*\s*|[^\s\u{2e80}-\u{3ffff}]+\s*|\s+/gu

function cutAt(line: string, room: number): number {
  let cut = 0
  for (const letter of line) {
    if (cut > 0 && widthOf(line.slice(0, cut) + letter) > room) break
    cut += letter.length
  }
  return cut
}
