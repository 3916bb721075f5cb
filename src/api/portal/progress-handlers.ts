import { customerDoes, lookUpProgress } from './handlers.ts'
import { customerLetters } from './letters.ts'

/** What the holder of a slip, or of a link, asks for. */
export const progressHandlers = {
  lookUpProgress,
  customerLetters,
  customerAcceptsSolution: customerDoes('accept-solution'),
  customerDeclinesSolution: customerDoes('decline-solution'),
  customerProvidesInformation: customerDoes('provide-information'),
  customerAsksEscalation: customerDoes('ask-escalation'),
  customerRates: customerDoes('rate'),
  customerGivesFeedback: customerDoes('give-feedback'),
  customerObjectsToKind: customerDoes('object-to-kind'),
  customerReopens: customerDoes('reopen'),
  customerWithdraws: customerDoes('withdraw'),
  customerRenewsSlip: customerDoes('renew-slip'),
}
