import express, { Router } from 'express'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PRODUCT_IN_BOTH } from '../words/product.ts'

const assets = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${PRODUCT_IN_BOTH} API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', persistAuthorization: true, validatorUrl: null })
`

/** The documentation, from our own files: no CDN, nothing inline, so that the strict policy of contents holds. */
export function docsPage(): Router {
  return Router()
    .get('/', (_, response) => void response.type('html').send(page))
    .get('/start.js', (_, response) => void response.type('js').send(start))
    .use('/assets', express.static(assets, { index: false, maxAge: '1d', redirect: false }))
}
