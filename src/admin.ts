import { createInterface } from 'node:readline/promises'
import {
  administrators,
  appointAdministrator,
  makeSignInLink,
  removeSecondSteps,
} from './features/society/commands/on-the-server.ts'
import { SIGN_IN_MINUTES } from './platform/auth/sign-in-proof.ts'
import { runCommand, typedAs } from './platform/command-life.ts'
import { asOwner, type OwnerDb } from './platform/database/as-owner.ts'
import { type Environment, environmentOrRefusal } from './platform/environment.ts'
import { visitDatabase } from './platform/postgres/visit.ts'
import { openSecrets } from './platform/secrets.ts'
import { StartFault } from './platform/start-fault.ts'
import { isRefusal } from './shared/refusal.ts'

// npm run admin: for whoever runs the server, when an administrator is locked out. Beside a running server or without.

const self = typedAs('admin')
// npm takes what follows for itself without the two lines.
const deed = self.startsWith('npm') ? `${self} --` : self
const usage = `${self}
    who administers the society
${deed} link ADDRESS
    a link that signs in as that administrator, for ${SIGN_IN_MINUTES} minutes
${deed} remove-second-steps ADDRESS
    takes away passkeys, app and recovery codes of whoever has lost them
${deed} appoint ADDRESS "NAME"
    makes somebody an administrator
`

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Why nothing was done. */
const words: Record<string, string> = {
  'no-administrator': 'Nobody with this address administers the society.',
  'unknown-address': 'Nobody here has this address.',
  'nothing-to-remove': 'They have neither a passkey nor an app: their mailbox alone lets them in.',
  'name-missing': 'Nobody here has this address. To make an account, add the name in quotes.',
  'holds-it-already': 'They administer the society already.',
  'not-founded': 'There is no society yet: the server prints the address where one founds it.',
}

async function isConfirmed(what: string): Promise<boolean> {
  say(`${what} It is noted in the society’s log, and the other administrators are told by email.`)
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await lines.question('Type yes to do it: ')
  lines.close()
  return answer.trim().toLowerCase() === 'yes'
}

type Deed = (db: OwnerDb) => Promise<string | { refused: string }>

/** What is asked for, to be confirmed first. */
function deedOf(environment: Environment, secret: string, args: readonly string[]): [string, Deed] | null {
  const [verb, address = '', name] = args
  const origin = environment.baseUrl.origin
  if (!address.includes('@')) return null
  switch (verb) {
    case 'link':
      return [
        `This makes a link that signs in as ${address}, for ${SIGN_IN_MINUTES} minutes.`,
        async (db) => {
          const made = await makeSignInLink(db, openSecrets(secret), address)
          return isRefusal(made) ? made : `${origin}${made.path}`
        },
      ]
    case 'remove-second-steps':
      return [
        `This removes the passkeys, the app and the recovery codes of ${address}, and signs them out everywhere.`,
        async (db) => {
          const removed = await removeSecondSteps(db, address)
          return isRefusal(removed) ? removed : `Done. ${removed.name} signs in by email alone now.`
        },
      ]
    case 'appoint':
      return [
        `This makes ${name ? `${name}, ` : ''}${address} an administrator of the society.`,
        async (db) => {
          const appointed = await appointAdministrator(db, { email: address, name })
          return isRefusal(appointed)
            ? appointed
            : `Done. ${appointed.name} administers the society, and is told by email.`
        },
      ]
    default:
      return null
  }
}

async function list(db: OwnerDb): Promise<void> {
  const all = await administrators(db)
  if (all.length === 0) say('Nobody administers a society here yet.')
  for (const { name, email, since, secondWays } of all) {
    const ways = secondWays === 0 ? 'by email alone' : `by email and ${secondWays} passkey(s) or app`
    say(`${name}\t${email}\tsince ${since.toString().slice(0, 10)}\tsigns in ${ways}`)
  }
  say(`\n${usage}`)
}

await runCommand(async (whenEnding) => {
  const environment = environmentOrRefusal(process.env)
  const args = process.argv.slice(2)
  const { ownerUrl, secret } = await visitDatabase(environment, whenEnding, 'There is no society')
  const inDatabase = <T>(work: (db: OwnerDb) => Promise<T>) => asOwner(ownerUrl, Temporal.Now.instant(), work)
  if (args.length === 0) return inDatabase(list)
  const asked = deedOf(environment, secret, args)
  if (asked === null) throw new StartFault(usage)
  if (!(await isConfirmed(asked[0]))) throw new StartFault('Nothing was done.')
  const outcome = await inDatabase(asked[1])
  if (typeof outcome !== 'string') throw new StartFault(words[outcome.refused] ?? outcome.refused)
  say(outcome)
})
