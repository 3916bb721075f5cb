import { categoriesEver, loadCategoryLists } from '../../../src/rules/categories.ts'

/** What the complaints here are about, as whoever rents cars calls it. */
export const CLEANLINESS = categoriesEver(loadCategoryLists('policies').get('rental')!).get('cleanliness')!
