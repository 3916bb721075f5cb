import type { Language } from '../../domain/names.ts'
import { formatOf } from './catalogue.ts'

type Element = ReturnType<ReturnType<typeof formatOf>['getAst']>[number]

/** Where a text names something. */
export type Place = {
  name: string
  /** A value stands as it is; by a code the text chooses between phrases; the catalogues that ship do nothing else. */
  as: 'value' | 'code' | 'other'
  /** The codes that have a phrase. */
  cases: readonly string[]
}

/** What a text names, in all its phrases; throws where it cannot be read. */
export const placesIn = (language: Language, text: string): Place[] =>
  placesOf(formatOf(language, text).getAst())

/** As the parser numbers them. */
const LITERAL = 0
const USES: Record<number, Place['as']> = { 1: 'value', 5: 'code' }

const placesOf = (elements: readonly Element[]): Place[] =>
  elements.flatMap((element) => {
    if (element.type === LITERAL || !('value' in element)) return []
    const options = 'options' in element ? element.options : {}
    const phrases = Object.values(options).flatMap(({ value }) => placesOf(value))
    return [
      { name: element.value, as: USES[element.type] ?? 'other', cases: Object.keys(options) },
      ...phrases,
    ]
  })

export const namesOf = (places: readonly Place[]): string[] => [...new Set(places.map(({ name }) => name))]
