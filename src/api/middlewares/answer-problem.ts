import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { Vocabulary } from '../../words/vocabulary.ts'
import { Problem, problemBody } from '../problems/problem.ts'
import { OutcomeUnknown } from '../connections/temporal.ts'
import { languageOf } from './language.ts'
import { NotUtf8 } from './strict-body.ts'

export const noSuchRoute: RequestHandler = () => {
  throw new Problem('notFound')
}

/** Every request of HTTP/1.1 says whom it is meant for (RFC 9112, 3.2). */
export const withHost: RequestHandler = (request, _response, next) => {
  if (request.httpVersion === '1.1' && request.headers.host === undefined) throw new Problem('unreadable')
  next()
}

/** The one place where what went wrong becomes an answer. */
export const answerProblem =
  (logger: Logger, clocks: Vocabulary = {}): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const problem = problemOf(error)
    const requestId = request.id as string
    if (problem.status === 500) logger.error({ failure: failureOf(error), requestId }, 'a request failed')
    if (response.headersSent) return next(error)
    const body = problemBody(problem, languageOf(request), requestId, clocks)
    send(response, problem, JSON.stringify(body))
  }

/** The last: should even the answer to a fault fail, the caller gets no stack and no path. */
export const answerFault =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const requestId = request.id as string
    logger.error({ failure: failureOf(error), requestId }, 'a problem could not be answered')
    if (response.headersSent) return next(error)
    const fault = new Problem('fault')
    send(response, fault, JSON.stringify(problemBody(fault, 'en', requestId)))
  }

/** No more of a fault than what it is and where: a database adds the row that it would not take, a client the answer. */
function failureOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message, stack, cause } = error
  const code = 'code' in error && { code: error.code }
  return {
    type: error.constructor.name,
    message,
    stack,
    ...code,
    ...(cause !== undefined && { cause: failureOf(cause) }),
  }
}

const send = (response: Response, { status, headers }: Problem, text: string): void =>
  void response.status(status).set(headers).type('application/problem+json').send(text)

/** Errors of express and its body parser carry a status; everything else that is no problem is a fault of ours. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  // Only what was asked for was to be read; a command's unknown outcome is answered by its handler.
  if (error instanceof OutcomeUnknown) return new Problem('temporalUnavailable')
  if (error instanceof NotUtf8) return new Problem('notUtf8')
  // A path with a broken escape in it.
  if (error instanceof URIError) return new Problem('invalid')
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  switch (status) {
    case 400:
      return new Problem('malformed')
    case 404:
      return new Problem('notFound')
    case 413:
      return new Problem('tooLarge')
    case 415:
      return new Problem('wrongContentType')
    default:
      return new Problem('fault')
  }
}
