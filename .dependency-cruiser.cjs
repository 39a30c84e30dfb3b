// The arrows of docs/architecture.md, each with a word on where the code should go instead.

/** A test may reach for whatever it tests with. */
const test = '[.]test[.]tsx?$'
const room = '^src/features/([^/]+)/'
const feature = (part) => `^src/features/[^/]+/${part}`
const own = (part) => `^src/features/$1/${part}`
/** `commands.ts` or, split by idea, `commands/close-group.ts`. */
const named = (...parts) => `(${parts.join('|')})(/|[.]tsx?$)`

/** Names what a part of a feature may use; whatever else it imports from src/ is refused. */
const mayOnlyUse = (part, allowed, comment, { typesFromAnywhere = false } = {}) => ({
  name: `${part}-use`,
  comment,
  severity: 'error',
  from: { path: feature(named(part)), pathNot: test },
  to: {
    path: '^src/',
    pathNot: allowed,
    ...(typesFromAnywhere ? { dependencyTypesNot: ['type-only'] } : {}),
  },
})

const anyRules = feature(named('rules'))
const anyPolicy = feature(named('policy'))
const anyQueries = feature(named('queries'))
const anyCommands = feature(named('commands'))
const shared = '^src/shared/'
const platform = '^src/platform/'
const ui = '^src/ui/'

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Two files that need each other are one idea, or hide a third: name it and let both import it.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'found',
      comment: 'This import leads nowhere: mend the path, or add the package with its exact version.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'tools-stay-outside',
      comment:
        'What runs for people may not need a development package: move it to dependencies, or do without.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'tests-stay-outside',
      comment: 'src/ stands without tests/, demo/ and bench/: move what both need into src/.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '^(tests|bench|demo)/' },
    },
    {
      name: 'neighbours-front-door',
      comment:
        "A neighbour's rules, policy, queries and commands are its front door; pages, forms, routes, emails, islands and jobs are private. Shared markup belongs in ui/, shared words in shared/.",
      severity: 'error',
      from: { path: room, pathNot: test },
      to: {
        path: feature(named('pages', 'forms', 'routes', 'emails', 'client', 'islands', 'jobs')),
        pathNot: own(''),
      },
    },
    {
      name: 'features-below-app',
      comment:
        'Features do not know who mounts them: hand what they need in from app.tsx, jobs.ts or server.ts.',
      severity: 'error',
      from: { path: '^src/(features|ui|platform|shared)/' },
      to: { path: '^src/[^/]+[.]tsx?$' },
    },
    {
      name: 'platform-below-features',
      comment:
        'platform/ knows no feature and no page: hand it in as an argument from app.tsx, jobs.ts or server.ts.',
      severity: 'error',
      from: { path: platform, pathNot: test },
      to: { path: '^src/(features|ui)/' },
    },
    {
      name: 'ui-below-features',
      comment: 'ui/ draws what it is given as props: read in the feature, pass it on.',
      severity: 'error',
      from: { path: ui, pathNot: test },
      to: { path: '^src/(features|platform)/' },
    },
    {
      name: 'shared-stands-alone',
      comment:
        'shared/ holds small words that every room uses; what needs more than that belongs to a feature or platform/.',
      severity: 'error',
      from: { path: shared, pathNot: test },
      to: { path: '^src/', pathNot: shared },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule takes values and gives a value: let the query or command fetch, and pass it in.',
      severity: 'error',
      from: { path: anyRules, pathNot: test },
      to: { pathNot: [anyRules, shared] },
    },
    mayOnlyUse(
      'policy',
      [anyRules, anyPolicy, shared],
      'A policy answers from its arguments: read in queries.ts and pass it in; a word that more need belongs in shared/.',
      { typesFromAnywhere: true },
    ),
    mayOnlyUse(
      'queries',
      [anyRules, anyPolicy, anyQueries, shared, platform],
      'Queries read, with policy and rules: what writes belongs in commands.ts, what shows in pages/.',
    ),
    mayOnlyUse(
      'commands',
      [anyRules, anyPolicy, anyQueries, anyCommands, shared, platform],
      'Commands take typed values and return a value or a refusal: parsing belongs in routes.tsx, markup in pages/, emails are queued by name.',
    ),
    mayOnlyUse(
      'forms',
      [shared, feature(named('forms'))],
      'A form turns text into typed values with shared/form-values.ts: what needs the database is asked in the command.',
      { typesFromAnywhere: true },
    ),
    mayOnlyUse(
      'pages',
      [ui, shared, feature(named('pages', 'islands'))],
      'A page is markup from props: call rules and queries in routes.tsx and pass the answer in (types may be imported).',
      { typesFromAnywhere: true },
    ),
    mayOnlyUse(
      'emails',
      ['^src/ui/email', shared, platform, anyRules, anyQueries, feature(named('emails', 'calendar'))],
      'An email is ui/email components from props that a query loads: change nothing from it, and draw no pages in it.',
      { typesFromAnywhere: true },
    ),
    mayOnlyUse(
      'jobs',
      [anyRules, anyPolicy, anyQueries, anyCommands, shared, platform],
      'A job is a thin task: put what it does into a command and call that.',
    ),
    mayOnlyUse(
      'socket',
      [anyRules, anyPolicy, anyQueries, anyCommands, feature(named('socket')), shared, platform],
      "socket/ is the server's end of a line: what it changes goes through commands, what it shows through rules.",
    ),
    mayOnlyUse(
      'client',
      [shared, anyRules, feature(named('client'))],
      'client/ runs in browsers and draws nothing: it may use rules and shared/; what it finds is drawn by an island.',
    ),
    mayOnlyUse(
      'islands',
      [ui, shared, anyRules, feature(named('client', 'islands'))],
      'An island runs in the browser: it may use rules, client/, shared/ and ui/; everything else reaches it as props.',
    ),
  ],
  options: {
    // TypeScript 7 has no JavaScript API to parse with; swc reads the same files.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules/[.]|dist)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
