import { existsSync, readFileSync } from 'node:fs'

const manifest = readManifest(new URL('../client/.vite/manifest.json', import.meta.url))

/** The address of a built file by its plain name: `asset('site.css')` → `/assets/site-Bx3k9.css`. */
export function asset(name: string): string {
  return manifest.get(name) ?? `/assets/${name}`
}

// The manifest lies beside the server bundle; without a build (unit tests) plain names do.
function readManifest(file: URL): Map<string, string> {
  if (!existsSync(file)) return new Map()
  const entries: Record<string, { file: string }> = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(Object.entries(entries).map(([source, { file }]) => [plainName(source), `/${file}`]))
}

function plainName(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1).replace(/\.tsx?$/, '.js')
}
