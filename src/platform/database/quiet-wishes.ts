import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { DB as Schema } from './schema.ts'

// Who wants no letters stands beside the erased in the file that outlives the database: an older backup does not write to them again.

/** An objection by the digest of its address; a wait, an organisation, and what a seat of a group gets, by their ids. */
const keys = {
  objection: /^[0-9a-f]{64}$/,
  'waiting-list': /^[0-9a-f-]{36}$/,
  organisation: /^[0-9a-f-]{36}$/,
  letters: /^[0-9a-f-]{36}:[0-9a-f-]{36}:[a-z-]{1,20}$/,
} as const
type QuietKind = keyof typeof keys
const kinds = Object.keys(keys) as readonly QuietKind[]
const ENDED = '-ended'

export interface QuietWish {
  kind: QuietKind
  key: string
  /** false: letters are welcome again. */
  isQuiet: boolean
  since: Temporal.Instant
}

export const quietLine = ({ kind, key, isQuiet, since }: QuietWish): string =>
  `${kind}${isQuiet ? '' : ENDED} ${key} ${since}\n`

/** What is no whole line says nothing. */
export function quietWishOn(line: string): QuietWish[] {
  const [word = '', key = '', at = '', ...rest] = line.trim().split(' ')
  const isQuiet = !word.endsWith(ENDED)
  const kind = kinds.find((each) => each === (isQuiet ? word : word.slice(0, -ENDED.length)))
  if (kind === undefined || !keys[kind].test(key) || rest.length > 0) return []
  try {
    return [{ kind, key, isQuiet, since: Temporal.Instant.from(at) }]
  } catch {
    return []
  }
}

const named = ({ kind, key }: QuietWish): string => `${kind} ${key}`

/** Of each the last word: the latest, and of two at the same moment the one that stands below. */
export function lastWishes(wishes: readonly QuietWish[]): Map<string, QuietWish> {
  const sorted = wishes.toSorted((one, other) => Temporal.Instant.compare(one.since, other.since))
  return new Map(sorted.map((wish) => [named(wish), wish]))
}

/** What the file lacks, or says otherwise than the database does now. */
export function newWishes(
  listed: readonly QuietWish[],
  now: readonly QuietWish[],
  moment: Temporal.Instant,
): QuietWish[] {
  const last = lastWishes(listed)
  const there = new Set(now.map(named))
  return [
    ...now.filter((wish) => (last.get(named(wish))?.isQuiet ?? false) !== wish.isQuiet),
    // Nothing but its person takes an objection away; all else that is gone was quiet to its end.
    ...[...last.values()]
      .filter((wish) => wish.kind === 'objection' && wish.isQuiet && !there.has(named(wish)))
      .map((wish) => ({ ...wish, isQuiet: false, since: moment })),
  ]
}

interface Row {
  kind: string
  key: string
  is_quiet: boolean
  since: string
}

const wishOf = ({ kind, key, is_quiet, since }: Row): QuietWish[] =>
  quietWishOn(`${kind}${is_quiet ? '' : ENDED} ${key} ${Temporal.Instant.from(since)}`)

const ALL = `select kind, key, is_quiet, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since from quiet_wishes()`

/** As the database says now. */
export async function quietWishes(jobs: Kysely<Schema>): Promise<QuietWish[]> {
  return (await sql.raw<Row>(ALL).execute(jobs)).rows.flatMap(wishOf)
}

/** The same for its owner; none from a database of a time before there was a list of them. */
export async function quietWishesOfOwner(owner: pg.Client): Promise<QuietWish[]> {
  return (await canKeep(owner)) ? (await owner.query<Row>(ALL)).rows.flatMap(wishOf) : []
}

/**
 * Once more, after the restore of a backup that was made before.
 * @returns how many of them the backup had otherwise
 */
export async function keepQuietAgain(owner: pg.Client, wishes: readonly QuietWish[]): Promise<number> {
  if (!(await canKeep(owner))) return 0
  const last = [...lastWishes(wishes).values()]
  const { rows } = await owner.query<{ kept: number }>(
    `select (count(*) filter (where keep_quiet(kind, key, is_quiet, since)))::integer as kept
     from unnest($1::text[], $2::text[], $3::boolean[], $4::timestamptz[]) as wish (kind, key, is_quiet, since)`,
    [
      last.map(({ kind }) => kind),
      last.map(({ key }) => key),
      last.map(({ isQuiet }) => isQuiet),
      last.map(({ since }) => since.toString()),
    ],
  )
  return rows[0]?.kept ?? 0
}

/** Only a test restores with the migrations of a time before there was a list of them. */
const canKeep = async (owner: pg.Client): Promise<boolean> =>
  (await owner.query(`select from pg_proc where oid = to_regprocedure('quiet_wishes()')`)).rowCount === 1
