import type { RedressItem } from '../../domain/commands/solution.ts'
import type { EventOf } from '../../domain/event.ts'
import type { Language, Title } from '../../domain/names.ts'
import { REDRESS_KINDS } from '../findings.ts'
import { clauses, COLON } from '../languages.ts'
import { moneyText } from '../money.ts'
import { wordIn } from '../vocabulary.ts'

/** One thing that is offered as a person reads it: "voucher, CN¥100.00: One day". */
export function itemText({ kind, what, money }: RedressItem, language: Language): string {
  const word = wordIn(REDRESS_KINDS, kind, language)
  const named = money ? `${word}${COMMA[language]}${moneyText(money, language)}` : word
  return what === undefined ? named : `${named}${COLON[language]}${what}`
}

const COMMA: Title = { zh: '，', en: ', ' }

/** All that is offered, on one line: each of its items, else the sum. */
export function redressText({ items, redress }: Offered, language: Language): string | undefined {
  if (items)
    return clauses(
      items.map((item) => itemText(item, language)),
      language,
    )
  return redress && moneyText(redress, language)
}

type Offered = Pick<EventOf<'solutionProposed'>, 'items' | 'redress'>
