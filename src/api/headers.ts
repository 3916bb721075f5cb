/** What the headers look like that a request may bear. */
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/
/** In which a portal says, signed, for which customer it asks. */
export const CUSTOMER_HEADER = 'Yinuo-Customer'
export const IF_MATCH = /^(?:\*|(?:W\/)?"?(\d{1,9})"?)$/
