// Who may import whom. Parsed by swc: TypeScript 7 has no JavaScript API, and without a parser this tool reads
// nothing and reports a clean tree (test/architecture.test.ts plants a violation to keep that from happening).

/** Inside `folder`, of our own files only those matching `mayUse` may be imported. */
const layer = (folder, mayUse, comment) => ({
  name: `${folder}-imports`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/` },
  to: { path: '^(src|test|bench|scripts)/|^worker\\.ts$', pathNot: [`^src/${folder}/`, ...mayUse] },
})

/** Inside `folder`, of packages and Node's modules only those matching `mayUse` may be imported. */
const packages = (folder, mayUse, comment) => ({
  name: `${folder}-packages`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/` },
  to: { pathNot: ['^(src|test|bench|scripts)/', '^worker\\.ts$', '^\\.', ...mayUse] },
})

const npm = (name) => `(^|/)node_modules/(@types/)?${name}/|^${name}(/|$)`
const domain = '^src/domain/'
const messages = '^src/workflows/messages/'
const attributes = '^src/workflows/complaint/search-attributes\\.ts$'
const witness = '^src/workflows/complaint/journal-witness\\.ts$'
const config = '^src/config/'
const environment = '^src/config/load-config\\.ts$'
const files = '^src/files/'
const words = '^src/words/'
const rules = '^src/rules/'
const within = '^src/within\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle means that two files are one idea, or that an idea is in the wrong file.',
      from: {},
      to: { circular: true },
    },
    layer('domain', [], 'The core knows nothing but itself.'),
    packages('domain', [npm('zod')], 'The core depends on zod only: no Node, no clock, no I/O.'),
    layer(
      'workflows',
      [domain],
      'Workflow code is replayed: it may use the core and nothing with an outside.',
    ),
    packages('workflows', [npm('@temporalio/(workflow|common)')], 'Workflow code runs in a sandbox.'),
    layer(
      'activities',
      [messages, domain, within, '^src/(directory|reading|register|notify|reconciliation|webhooks)/'],
      'Activities join the ports.',
    ),
    layer('register', [domain], 'The register stores what the core says; it asks nobody.'),
    packages(
      'register',
      [npm('(pg|zod)'), '^(node:)?(crypto|fs|fs/promises|path|url)$'],
      'PostgreSQL, by hand.',
    ),
    layer('files', [], 'How a file is read says nothing of what is in it.'),
    layer('reading', [domain, files], 'A text is read by what was learned, and by nothing else.'),
    layer(
      'evidence',
      [domain, '^src/register/evidence/'],
      'Files are kept and typed; what they prove, others say.',
    ),
    layer(
      'figures',
      [domain, '^src/register/(in-transaction|parameters)\\.ts$'],
      'Figures are counted from the events in the register.',
    ),
    layer(
      'reports',
      [messages, domain, words, rules, '^src/(drawings|figures|register|exports)/'],
      'A report is gathered from the figures and the register, and told without asking anybody.',
    ),
    layer('drawings', [domain, words], 'A picture is made of what it is handed, and of words.'),
    layer('words', [domain, files], 'How things are called and written, for whoever shows them.'),
    layer(
      'exports',
      [domain, words, files, '^src/register/'],
      'What leaves as a file is read from the register.',
    ),
    layer(
      'reconciliation',
      [messages, attributes, witness, within, domain, '^src/(register|figures|directory)/'],
      'Reconciliation holds the register against Temporal; it serves nobody.',
    ),
    layer(
      'portal',
      [domain, words, '^src/(exports|register)/'],
      'What a customer is told is made of the register.',
    ),
    layer('channels', [domain, words], 'What other channels hand on, as messages of ours.'),
    layer('mail', [domain, words], 'What a mail is follows from its bytes; what becomes of it, others say.'),
    layer(
      'directory',
      [domain, files, within, '^src/register/'],
      'The directory says who; others say what, and send it.',
    ),
    layer(
      'notify',
      [domain, files, words, rules, within, '^src/register/(in-transaction|proof/letter)\\.ts$'],
      'A message is made from an event and the core; what proves a letter the register says.',
    ),
    layer('webhooks', [domain, '^src/(register|notify)/'], 'Other systems are told what the register tells.'),
    layer(
      'rules',
      [domain, files],
      'What a firm decides, policies and calendars first, is read, checked and handed to the core.',
    ),
    layer(
      'cases',
      [domain, files, words, '^src/drawings/'],
      'Cases of the past are folded by the core; the commands hand them their policies.',
    ),
    layer('stories', [domain, words], 'A story is told in commands; who plays it brings the servers.'),
    layer(
      'embedded',
      [within, '^src/register/own-client\\.ts$'],
      'The embedded runtime knows servers, not complaints.',
    ),
    layer(
      'identity',
      [domain, config, within, '^src/(directory|register)/'],
      'Who asks, and what they may act as; what that allows, others say.',
    ),
    layer(
      'api',
      [
        messages,
        attributes,
        domain,
        config,
        within,
        words,
        rules,
        // What does not fit is told of a request as of a file.
        '^src/files/issues\\.ts$',
        '^src/(channels|directory|drawings|evidence|exports|figures|identity|mail|portal|reading|register|reports|webhooks)/',
      ],
      'The API is thin.',
    ),
    {
      name: 'composition-roots',
      severity: 'error',
      comment: 'src/run and src/cli put things together; nothing else may lean on them.',
      from: { path: '^src/', pathNot: '^src/(cli|run)/' },
      to: { path: '^(worker\\.ts$|src/(cli|run)/)' },
    },
    {
      name: 'config-at-the-edge',
      severity: 'error',
      comment:
        'Only what puts processes together knows the settings as a whole, and what refuses wrong ones.',
      from: { path: '^src/', pathNot: `^src/(cli|config|run|identity|api)/` },
      to: { path: config },
    },
    {
      name: 'config-loaded-by-main',
      severity: 'error',
      comment:
        'Only what is started by a person reads the environment; everything else is handed its settings.',
      from: {
        path: '^(src/|worker\\.ts$)',
        pathNot: '^src/(cli/[^/]+|run/(api|worker|migrate|build-bundle|console/build))\\.ts$',
      },
      to: { path: environment },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      comment: 'The product does not lean on its tests.',
      from: { path: '^(src|worker\\.ts)' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'not-to-dev-packages',
      severity: 'error',
      comment:
        'What runs in production is in dependencies. Temporal itself is downloaded for development only.',
      from: {
        path: '^(src|worker\\.ts)',
        pathNot:
          '^src/(embedded/(download-temporal\\.mjs|skipping-time\\.ts)$|run/console/(contract|vite)\\.ts$)',
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // This parser reads no JSX: what the console may import is held by test/console/imports.test.ts.
    exclude: { path: '^src/console/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
