import { existsSync, readFileSync } from 'node:fs'

// Beside the server bundle, or from the source when a test runs it against a build.
const manifest = readManifest(['../client/', '../../dist/client/'])

/** The address of a built file by its plain name: `asset('site.css')` → `/assets/site-Bx3k9.css`. */
export function asset(name: string): string {
  return manifest.get(name) ?? `/assets/${name}`
}

// Without a build, as in unit tests, plain names do.
function readManifest(folders: string[]): Map<string, string> {
  const file = folders
    .map((folder) => new URL(`${folder}.vite/manifest.json`, import.meta.url))
    .find((candidate) => existsSync(candidate))
  if (!file) return new Map()
  const entries: Record<string, { file: string }> = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(Object.entries(entries).map(([source, { file }]) => [plainName(source), `/${file}`]))
}

function plainName(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1).replace(/\.tsx?$/, '.js')
}
