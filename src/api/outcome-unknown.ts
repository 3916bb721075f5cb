import type { Reply } from './route.ts'

/** Never a refusal: it may have been done. With the same key it is done at most once. */
export const outcomeUnknown = (idempotencyKey: string): Reply => ({
  status: 202,
  headers: { 'Retry-After': '5' },
  body: {
    code: 'outcomeUnknown',
    detail:
      'No answer came in time. Send the same request again with this Idempotency-Key to learn what became of it.',
    idempotencyKey,
  },
})
