import type { Language, Names } from '../../../domain/names.ts'
import type { Answer } from '../../asking/contract.ts'
import type { Row } from './part.ts'
import type { PolicyWord } from './words.ts'

export type Policy = Answer<'getPolicy'>

/** With what it is told. */
export type Teller = { language: Language; say: (word: PolicyWord) => string; names: Names }

/** Of what is there, the rows; what the policy does not say is left out. */
export const rowsOf = (rows: readonly [key: string, term: string, text: string | undefined][]): Row[] =>
  rows.flatMap(([key, term, text]) => (text ? [{ key, term, text }] : []))
