// npm run sbom: what the running product has, as CycloneDX with its hashes, from the lockfile alone. npm's own `--omit dev` leaves
// out whatever something for development needs as well, Kysely among it; so all is asked for, and what is shipped is kept.
import { execFileSync } from 'node:child_process'
import { z } from 'zod'
import { packages } from './licences-page.ts'

const Bill = z.looseObject({
  components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

const printed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
const bill = Bill.parse(JSON.parse(printed))
const shipped = new Set(
  packages()
    .filter(({ isShipped }) => isShipped)
    .map(({ name, version }) => `${name} ${version}`),
)
const dropped = new Set(
  bill.components
    .filter(({ name, version }) => !shipped.has(`${name} ${version}`))
    .map((component) => component['bom-ref']),
)
const whole = {
  ...bill,
  components: bill.components.filter((component) => !dropped.has(component['bom-ref'])),
  dependencies: bill.dependencies
    .filter(({ ref }) => !dropped.has(ref))
    .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => !dropped.has(ref)) })),
}
process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`)
