import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { operations } from './contract.ts'
import { CUSTOMER_HEADER, IDEMPOTENCY_KEY, IF_MATCH } from './headers.ts'
import { isForCustomers } from './middlewares/spoken-for.ts'
import { TAGS, type Route } from './route.ts'
import { ProblemView, Unknown } from './complaints/schemas.ts'
import { PRODUCT_IN_BOTH } from '../words/product.ts'

/** OpenAPI 3.1, made of the contract and the schemas that check the requests. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, route] of operations) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(name, route) }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: PRODUCT_IN_BOTH,
      version: '1',
      description: 'Complaints, their deadlines, and who answers for them. Instants are RFC 3339 in UTC.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    tags: TAGS.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: {
          ...{ type: 'apiKey', in: 'cookie', name: '__Host-yinuo' },
          description: 'Of a browser that has been to /sign-in; from our own pages only.',
        },
      },
    },
  })
}

function operation(operationId: string, route: Route): ZodOpenApiOperationObject {
  const { summary, description, tag, params, query, body, example, takesFile, publishes } = route
  const header = headersOf(route)
  return {
    operationId,
    summary,
    ...(description && { description }),
    tags: [tag],
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(header && { header }) },
    ...(body && {
      requestBody: {
        required: !body.safeParse({}).success,
        content: { 'application/json': { schema: body, ...(example !== undefined && { example }) } },
      },
    }),
    ...(takesFile && {
      requestBody: {
        required: true,
        content: publishes
          ? { 'application/json': { schema: publishes } }
          : { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
      },
    }),
    ...(route.isPublic && { security: [] }),
    responses: responsesOf(route),
  }
}

const Key = z
  .string()
  .regex(IDEMPOTENCY_KEY)
  .max(255)
  .optional()
  .meta({ description: 'The same key acts at most once.' })
const IfMatch = z.string().regex(IF_MATCH).optional().meta({
  description:
    'The ETag the complaint must still have. That only its clocks have moved since is no conflict.',
})

const SpokenFor = z.string().meta({
  description: 'A JWT of at most five minutes that says for which customer is asked.',
})

function headersOf(route: Route): z.ZodObject | undefined {
  const { keyed } = route
  const headers = {
    ...(isForCustomers(route) && { [CUSTOMER_HEADER]: SpokenFor }),
    ...(keyed && { 'Idempotency-Key': Key }),
    ...(keyed === 'command' && { 'If-Match': IfMatch }),
  }
  return Object.keys(headers).length > 0 ? z.object(headers) : undefined
}

function responsesOf(route: Route) {
  return {
    ...answersOf(route),
    ...problemsOf(route),
    ...Object.fromEntries(Object.entries(route.refusals ?? {}).map(([code, why]) => [code, problem(why)])),
    503: problem('A service we need does not answer'),
  }
}

function answersOf({ status, answer, again, isStream, streams, documents = [], keyed }: Route) {
  const type = streams ?? (isStream ? 'application/x-ndjson' : 'application/json')
  const texts = Object.fromEntries(documents.map((one) => [one, { schema: z.string() }]))
  const isBackground = status === 202
  const schema = isBackground && keyed ? z.union([answer, Unknown]) : answer
  const content = { [type]: { schema }, ...texts }
  const repeated = again ? { [type]: { schema: z.union([answer, again]) } } : content
  const unknown = { 'application/json': { schema: Unknown } }
  return {
    [status]: { description: isBackground ? 'Accepted' : 'Done', content },
    ...(keyed === 'create' &&
      status !== 200 && { 200: { description: 'The same request was made before', content: repeated } }),
    ...(keyed && !isBackground && { 202: { description: 'The outcome is not known yet', content: unknown } }),
  }
}

const problemsOf = ({ keyed, body, params, isPublic, takesFile }: Route) => ({
  400: problem('The request does not fit'),
  ...(isPublic
    ? { 404: problem('No such number with such a secret'), 429: problem('Asked for too often') }
    : { 401: problem('No valid token'), 403: problem('Not for this role') }),
  ...(params && { 404: problem('Not found') }),
  ...(keyed && { 409: problem('A rule forbids it'), 422: problem('The key was used for another request') }),
  ...(keyed === 'command' && { 412: problem('The complaint has changed') }),
  ...(takesFile && {
    413: problem('The file is too large'),
    415: problem('The file is not of a type that is taken, or of another than it says'),
    422: problem('The file is not safe'),
  }),
  ...(body && { 413: problem('The body is too large'), 415: problem('The body is not JSON') }),
})

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemView } },
})
