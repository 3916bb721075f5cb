import type { ClientBase } from 'pg'
import type { Position } from './list-cursor.ts'
import { byFilters, byWords, gather, estimatedRows } from './list-gather.ts'
import { wordsOf } from './list-filter.ts'
import { findByMonths } from './list-months.ts'
import { usual, type Search } from './list-sql.ts'
import { walkBothSides } from './list-walk.ts'

// Two ways lead to the first lines of a list. Walking goes along the index of the order and takes what fits: quick
// where much fits, whatever it is. Gathering takes all that fits and sorts it: quick where little does. The planner
// guesses how much that is. Filters hang together as they like, so a guess may be wrong by far: both ways end early
// when they are the wrong one, and the other is taken; where more fits than is gathered, a walk cannot be long.
// Words are dearer: a text is looked at for each. They have a third way, between the two: gathering month by month.

/** Where the first complaints of a list stand, in order. */
export const findPositions = async (client: ClientBase, search: Search): Promise<Position[]> =>
  (search.filter.text ? await findSaying(client, search) : await findFitting(client, search)) ??
  (await walkBothSides(client, search)) ??
  []

async function findFitting(client: ClientBase, search: Search): Promise<Position[] | undefined> {
  const { steps, gathered } = search.reach ?? usual
  const gatherAll = () => gather(client, search, byFilters, gathered)
  if ((await estimatedRows(client, search, byFilters)) <= gathered) {
    const all = await gatherAll()
    return all ? all.found : walkBothSides(client, search, steps)
  }
  return (await walkBothSides(client, search, steps)) ?? (await gatherAll())?.found
}

async function findSaying(client: ClientBase, search: Search): Promise<Position[] | undefined> {
  const { steps, gathered, texts } = search.reach ?? usual
  const areFew = (await estimatedRows(client, search, byFilters)) <= texts
  const few = areFew ? byFilters : (await areRare(client, search)) ? byWords() : undefined
  return (
    (few && (await gather(client, search, few, texts)))?.found ??
    (await findByMonths(client, search)) ??
    (await walkBothSides(client, search, steps)) ??
    (await gather(client, search, byWords(), gathered))?.found
  )
}

/** As many pairs are asked about as cost less than a wrong way. */
const PAIRS_ASKED = 4

/**
 * Words are made of pairs of characters that often go together: multiplied, as the planner does, their chances say
 * nothing. But no word is more frequent than its rarest pair. A number names one complaint or a few.
 */
async function areRare(client: ClientBase, search: Search): Promise<boolean> {
  const { filter, reach = usual } = search
  const words = wordsOf(filter.text)
  if (words.some((word) => /^(?=.*\d)[\x21-\x7e]{6,}$/.test(word))) return true
  for (const text of words.flatMap(pairsOf).slice(0, PAIRS_ASKED))
    if ((await estimatedRows(client, { ...search, filter: { ...filter, text } }, byWords())) <= reach.texts)
      return true
  return false
}

const pairsOf = (word: string): string[] => {
  const letters = Array.from(word)
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}
