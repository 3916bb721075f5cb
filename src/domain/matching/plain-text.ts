import { simplified } from './simplified.ts'

/** A text without the invisible characters that come along when a word is copied: zero-width spaces, joiners, marks. */
export const withoutUnseen = (text: string): string =>
  text.replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, '')

/**
 * A text in one writing: wide letters are plain ones, traditional characters simplified, and invisible ones are gone.
 * The register's `folded` does the same (register/lists/folding.ts makes it of the same data).
 */
export const folded = (text: string): string => simplified(withoutUnseen(text.normalize('NFKC')))

/** A text as it is searched by: folded, in small letters. */
export const searchText = (text: string): string => folded(text).toLowerCase()

/** A text as it is compared by: without spaces, punctuation and signs, too. */
export const plainText = (text: string): string => searchText(text).replaceAll(/[\p{P}\p{S}\p{Z}\s]+/gu, '')
