/** Crockford's alphabet: no I, L, O, U, which are misread or misheard on the phone. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many characters made of bytes, five bits each. */
export function base32(bytes: Buffer, length: number): string {
  let number = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  while (text.length < length) {
    text += ALPHABET[Number(number & 31n)]
    number >>= 5n
  }
  return text
}

/** A code as it was typed: without spaces and hyphens, in capitals, with what is easily misread put right. */
export const normalised = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
