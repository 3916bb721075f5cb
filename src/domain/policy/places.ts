/** What a contact is: either will do. */
export const CONTACT = ['complainant.phone', 'complainant.email'] as const

/** Where what is asked for goes: of a contact, a number or an address. */
export const placesOf = (field: string): readonly string[] =>
  field === 'complainant.contact' ? CONTACT : [field]
