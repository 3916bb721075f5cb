import fc from 'fast-check'

// What a test finds, it finds in every run: a search that is random each time fails for somebody who changed
// something else. test/long/random-search.test.ts looks further, with seeds that it names.
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_126)
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
