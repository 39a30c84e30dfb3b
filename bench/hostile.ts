import { loadavg } from 'node:os'
import { gatherPeople } from '../tests/support/hostile/people.ts'
import { type Door, doors, nothingPoured, pour } from '../tests/support/hostile/pour.ts'
import { walkAll } from '../tests/support/hostile/walk.ts'
import { using } from './support/cleanup.ts'
import type { HeldByKind } from './support/heap.ts'
import { openHostileField, type ServedField } from './support/hostile-field.ts'
import { milliseconds, printTable, whole } from './support/table.ts'

const CASES: Record<Door, number> = {
  forms: 45_000,
  queries: 30_000,
  headers: 12_000,
  uploads: 7_000,
  messages: 6_000,
}
/** What is sent changes what is there: each round has a group of its own, whose people come anew. */
const ROUNDS = 20

/**
 * A hundred thousand things that nobody should send, to every door of the product; how each was answered, and what is held afterwards.
 * @param share of them, for a look at the whole in a few minutes
 */
export async function printHostile(share = 1, rounds = ROUNDS): Promise<void> {
  const field = await openHostileField()
  await using(field.close, async () => {
    const poured = nothingPoured()
    const held: Held[] = []
    const weigh = async (when: string, byKind: boolean) => {
      const [megabytes, load] = [await field.heap.megabytes(), loadavg()[0] ?? 0]
      held.push({ when, megabytes, load, kinds: byKind ? await field.heap.kinds() : null })
    }
    const cases = Object.fromEntries(
      Object.entries(CASES).map(([door, all]) => [door, Math.ceil((all * share) / rounds)]),
    ) as Record<Door, number>
    for (let round = 0; round < rounds; round++) {
      const { people } = await gatherPeople(field, `round-${round}`)
      const { targets, pages } = await walkAll(people)
      if (round === 0) await weigh('before, when every page had been seen once', true)
      await pour(field, { cases, seed: 100 + round, targets, pages }, poured)
      await weigh(`after ${round + 1} of ${rounds}`, (round + 1) % 5 === 0)
      // It takes its time: how it goes, to whoever waits.
      const so = doors.map(
        (door) =>
          `${door} ${whole(poured.at[door].cases)}, ${whole(poured.at[door].seconds)} s, longest ${whole(poured.at[door].longestMs)} ms at ${poured.at[door].longestAt}`,
      )
      process.stderr.write(
        `${[...so, ...poured.findings].join('\n')}\n${milliseconds(held.at(-1)?.megabytes ?? null)} MB, ${poured.findings.length} faults\n`,
      )
    }
    print(poured, held, field)
  })
}

interface Held {
  when: string
  megabytes: number
  load: number
  kinds: HeldByKind | null
}

function print(
  { at, findings }: ReturnType<typeof nothingPoured>,
  held: readonly Held[],
  { faults, cameAgain }: ServedField,
): void {
  const all = doors.reduce((sum, door) => sum + at[door].cases, 0)
  printTable(
    `${whole(all)} cases of hostile input`,
    ['door', 'cases', 'answers', 's in all', 'longest ms'],
    doors.map((door) => [
      door,
      whole(at[door].cases),
      Object.entries(at[door].answers)
        .toSorted(([, one], [, other]) => other - one)
        .map(([answer, times]) => `${whole(times)} × ${answer}`)
        .join(', '),
      whole(at[door].seconds),
      milliseconds(at[door].longestMs),
    ]),
  )
  for (const door of doors) console.log(`- longest of ${door}: ${at[door].longestAt}`)
  printTable(
    'What the server holds after a collection',
    ['when', 'MB', 'V8’s code', 'strings', 'buffers', 'objects', 'load'],
    held.map(({ when, megabytes, kinds, load }) => [
      when,
      milliseconds(megabytes),
      ...(['code', 'strings', 'buffers', 'objects'] as const).map((kind) =>
        kinds ? milliseconds(kinds[kind]) : '',
      ),
      milliseconds(load),
    ]),
  )
  console.log(
    `\nFaults of ours: ${findings.length}; in the server's log: ${faults.length}; too busy: ${cameAgain.times}.`,
  )
  for (const each of [...findings.slice(0, 40), ...faults.slice(0, 40)]) console.log(`- ${each}`)
}
