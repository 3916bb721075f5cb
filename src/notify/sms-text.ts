/** So many parts at most: each is paid for, and phones put them together. */
const PARTS = 4
/** What one of several parts holds: in the alphabet of GSM, where a few signs count twice; else in UTF-16 (3GPP TS 23.038). */
const IN_GSM = 153
const IN_UTF16 = 67

const GSM = /^[\w \n\r@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~\]|€]*$/
const TWICE = /[\^{}\\[~\]|€]/g

/** Less of a text than this says nothing. */
const WORTH_SAYING = 20

export type SmsParts = {
  /** What it is about, with the number. */
  heads: readonly string[]
  /** The rest, of which the beginning is told. */
  text: string
  /** The line with the link, where there is one. */
  link: string | undefined
}

/**
 * A letter as a text message: the link stands whole, what it is about as far as there is room, of several the latest, and
 * between them the beginning of the text.
 */
export function smsText({ heads, text, link }: SmsParts): string {
  const whole = asLines(...heads, text, link)
  if (fits(whole)) return whole
  const isGsm = GSM.test(whole)
  const ellipsis = isGsm ? '...' : '…'
  const roomBeside = (...lines: Line[]) => roomIn(isGsm) - weightOf(asLines(...lines), isGsm)
  const begun = (long: string, room: number) => beginning(long, room - 1, isGsm) + ellipsis
  const from = heads.findIndex((_, at) => roomBeside(...heads.slice(at), at > 0 ? ellipsis : '', link) >= 0)
  if (from < 0) return asLines(begun(heads.at(-1) ?? '', roomBeside(ellipsis, link)), link)
  if (from > 0) return asLines(...heads.slice(from), ellipsis, link)
  const room = roomBeside(...heads, ellipsis, link)
  return asLines(...heads, room < WORTH_SAYING ? '' : begun(text, room), link)
}

type Line = string | undefined
const asLines = (...lines: readonly Line[]): string => lines.filter(Boolean).join('\n')

const fits = (text: string): boolean => weightOf(text, GSM.test(text)) <= roomIn(GSM.test(text))

const roomIn = (isGsm: boolean): number => PARTS * (isGsm ? IN_GSM : IN_UTF16)

const weightOf = (text: string, isGsm: boolean): number =>
  text.length + (isGsm ? (text.match(TWICE) ?? []).length : 0)

/** Whole characters only. */
function beginning(text: string, room: number, isGsm: boolean): string {
  let [begun, left] = ['', room]
  for (const character of text) {
    left -= weightOf(character, isGsm)
    if (left < 0) break
    begun += character
  }
  return begun.trimEnd()
}
