import { CONTACT } from '../../domain/policy/places.ts'
import type { Answer } from '../asking/contract.ts'

type Asked = Answer<'getIntakeForm'>['fields'][number]

/** A field that a policy asks for, and which other one will do instead. */
export type PlaceAsked = Partial<Pick<Asked, 'label' | 'needed'>> & { path: string; or?: string }

/** What a policy asks for, in its order. Of number and address either will do: they stand where the first is asked for. */
export function placesAsked(fields: readonly Asked[]): PlaceAsked[] {
  const asked = fields.flatMap(pathsOf)
  const once = asked.filter(({ path }, index) => asked.findIndex((one) => one.path === path) === index)
  const isContact = ({ path }: PlaceAsked) => (CONTACT as readonly string[]).includes(path)
  const others = once.filter((one) => !isContact(one))
  return others.toSpliced(once.findIndex(isContact), 0, ...once.filter(isContact))
}

const pathsOf = ({ field, needed, label }: Asked): PlaceAsked[] => {
  const wanted = needed && { needed }
  const [phone, email] = CONTACT
  if (field !== 'complainant.contact') return [{ path: field, label, ...wanted }]
  return [
    { path: phone, or: email, ...wanted },
    { path: email, or: phone, ...wanted },
  ]
}
