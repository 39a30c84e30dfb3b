import { formatDay, formatTimeOfDay } from '../../../shared/calendar.ts'

export interface LastBackups {
  /** When the last one was made and found whole; null: never. */
  madeAt: Temporal.Instant | null
  /** A try since then that failed. */
  failed: { at: Temporal.Instant; why: string } | null
  /** Whether this installation has been told where they go. */
  isSetUp: boolean
}

export interface BackupNews {
  /** Null: all is well, and one quiet sentence says so. */
  title: string | null
  sentences: readonly string[]
}

/** One night without a backup may happen; the second does not go unseen. */
const OLD_AFTER_HOURS = 36

const reasons: Readonly<Record<string, string>> = {
  folder: 'the folder for backups could not be written',
  'disk-full': 'the disk was full',
  database: 'the database did not answer',
  'not-whole': 'what was written could not be read again',
}

/** What an administrator is told of the backups: where there is nothing to do, no more than when. */
export function backupNews(
  { madeAt, failed, isSetUp }: LastBackups,
  now: Temporal.Instant,
  timeZone: string,
): BackupNews {
  const moment = (at: Temporal.Instant) => `${formatDay(at, timeZone)} at ${formatTimeOfDay(at, timeZone)}`
  const failure = failed
    ? [`A try on ${moment(failed.at)} failed: ${reasons[failed.why] ?? 'the server’s log says why'}.`]
    : []
  if (madeAt === null) {
    const lost = 'If this server were lost, everything the society keeps here would be lost with it.'
    if (!isSetUp) return { title: 'No backup is set up', sentences: [...failure, lost] }
    const first = failed ? failure : ['The first one is made by itself in the coming night.']
    return { title: 'There is no backup yet', sentences: [...first, lost] }
  }
  const made = `The last backup was made on ${moment(madeAt)}, and read again.`
  const hours = Math.floor(now.since(madeAt).total('hours'))
  if (hours < OLD_AFTER_HOURS) return { title: null, sentences: [made, ...failure] }
  const age = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
  return { title: `The last backup is ${age} old`, sentences: [made, ...failure] }
}
