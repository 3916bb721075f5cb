import type { Title } from '../domain/names.ts'

/** What the product is called. */
export const PRODUCT: Title = { zh: '一诺', en: 'Yinuo' }

/** For who reads either language. */
export const PRODUCT_IN_BOTH = `${PRODUCT.en} ${PRODUCT.zh}`
