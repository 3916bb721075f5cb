import type { Request, RequestHandler } from 'express'
import type { Customer, CustomerCheck, Disbelief } from '../../identity/customer-assertion.ts'
import { CUSTOMER_HEADER } from '../headers.ts'
import { Problem } from '../problems/problem.ts'
import type { Route } from '../route.ts'

const customers = new WeakMap<Request, Customer>()

/** The routes on which customers are spoken for; a caller in that role asks on no other. */
export const isForCustomers = ({ may }: Pick<Route, 'may'>): boolean => may === 'speakForCustomers'

/** A portal says, signed, for which customer it asks: a number alone shows nobody that it may. */
export const spokenFor =
  (check: CustomerCheck | undefined): RequestHandler =>
  async (request, response, next) => {
    response.vary(CUSTOMER_HEADER)
    const assertion = request.get(CUSTOMER_HEADER)
    if (!assertion) throw unproved('missing', 'Say for whom you speak: the header Yinuo-Customer, signed.')
    if (!check)
      throw unproved(
        'notBelieved',
        'Nobody is believed here to speak for customers: CUSTOMER_ISSUER is not set.',
      )
    const customer = await check(assertion)
    if (typeof customer === 'string') throw disbelieved(customer)
    customers.set(request, customer)
    next()
  }

/** For whom is asked, on a route behind `spokenFor`. */
export const customerOf = (request: Request): Customer | undefined => customers.get(request)

function disbelieved(why: Disbelief): Problem {
  if (why === 'keysAway') return new Problem('customerKeysAway')
  return why === 'expired'
    ? unproved('expired', 'The assertion of whom you speak for has run out: they hold for five minutes.')
    : unproved(
        'notBelieved',
        'The assertion of whom you speak for is not to be believed: see its issuer, audience, key and claims.',
      )
}

const unproved = (code: string, detail: string): Problem =>
  new Problem('notSpokenFor', {
    detail,
    errors: [{ in: 'header', pointer: `/${CUSTOMER_HEADER}`, code, detail }],
  })
