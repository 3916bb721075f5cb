import { nameOf, NO_NAMES } from '../../words/vocabulary.ts'
import type { NoticeFacts } from '../outgoing-notice.ts'

/** A person by name. */
export const personName = ({ names }: NoticeFacts, person: string): string =>
  nameOf({ ...NO_NAMES, ...names }, 'people', person, 'zh')
