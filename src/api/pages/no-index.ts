import type { RequestHandler } from 'express'

/** What is between a customer and us is in no cache and no search engine. */
export const noIndex: RequestHandler = (_request, response, next) => {
  response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' })
  next()
}
