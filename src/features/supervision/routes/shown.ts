import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn, formatDateOnly, formatMeetingTime, rhythm, timeZoneName } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
import { clocksDiffer, timeElsewhere, timeInZone } from '../../../shared/two-zones.ts'
import { capitalised } from '../../../shared/words.ts'
import type { ShownArrangement } from '../pages/own-supervision-page.tsx'
import type { ShownSession } from '../pages/session-parts.tsx'
import type { LastAndNext } from '../queries/confirmed.ts'
import type { Session } from '../queries/sessions.ts'
import type { SocietyClock } from '../queries/society-clock.ts'
import { endsOn, type Supervision, termsToday } from '../queries/supervisions.ts'
import { nextBy, supervisionDue } from '../rules/due.ts'

export const viewerId = (db: ViewerDb): string => found(db.viewer.personId)

/** '1 h', '1 h 30 min' */
export function hoursInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ')
}

export const shownSession = (
  session: Session,
  clock: Clocks,
  me: string,
  withWhom?: ReadonlyMap<string, string>,
): ShownSession => ({
  id: session.id,
  when: whenInWords(session, clock),
  forYou: forYouInWords(session, clock),
  with: withWhom && (withWhom.get(session.supervisionId ?? '') ?? session.peers ?? undefined),
  minutes: session.lengthMinutes,
  mode: session.mode,
  host: session.host?.name ?? null,
  there: listed(session.there.map(({ name }) => name)),
  state: session.state,
  isMine: isMine(session, me),
})

type Clocks = Pick<SocietyClock, 'timeZone' | 'ownZone'>

/** By the society's clocks, named where the reader lives by others. */
export const whenInWords = (session: Session, { timeZone, ownZone }: Clocks): string =>
  ownZone !== null && clocksDiffer(session, timeZone, ownZone)
    ? timeInZone(session, timeZone)
    : formatMeetingTime(session.startsAt, session.endsAt, timeZone)

/** The same by the reader's own clocks; null where they show the same. */
export const forYouInWords = (session: Session, { timeZone, ownZone }: Clocks): string | null =>
  ownZone === null ? null : timeElsewhere(session, timeZone, ownZone)

/** By which clocks an hour is typed; null: by those the reader lives by. */
export const typedIn = ({ timeZone, ownZone }: Clocks): string | null =>
  ownZone === null || ownZone === timeZone ? null : timeZoneName(timeZone)

/** Something is the viewer's to do. */
export const isMine = (session: Session, me: string): boolean =>
  session.state === 'to-log' ||
  (session.state === 'logged' && session.confirms) ||
  (session.state === 'disputed' && session.disputedBy !== me)

/** Whom the viewer meets in it. */
export const othersIn = ({ supervisor, supervisees, peerGroup }: Supervision, me: string): string => {
  if (peerGroup) return supervisor.id === me ? peerGroup.name : `${supervisor.name}, for ${peerGroup.name}`
  return listed([supervisor, ...supervisees].filter(({ id }) => id !== me).map(({ name }) => name))
}

/** Whom the viewer meets in each of these, by its id. */
export const othersInEach = (supervisions: readonly Supervision[], me: string): ReadonlyMap<string, string> =>
  new Map(supervisions.map((one) => [one.id, othersIn(one, me)]))

/** What kind of arrangement it is, for its people. */
export const kindInWords: Record<Supervision['kind'], string> = {
  individual: 'One leader with a supervisor.',
  pair: 'Both leaders of a group together with their supervisor.',
  peers: 'A peer supervision group with its supervisor.',
}

/** The arrangement in a card, for any of its people. */
export function shownSupervision(
  supervision: Supervision,
  me: string,
  { timeZone, today }: SocietyClock,
  { lastAt, nextAt }: Pick<LastAndNext, 'lastAt' | 'nextAt'> = { lastAt: null, nextAt: null },
  /** That the viewer has led since; a supervisor knows nothing of them. */
  meetings = 0,
): ShownArrangement {
  const terms = termsToday(supervision, today)
  const { proposal } = supervision
  const card = {
    id: supervision.id,
    href: `/supervision/${supervision.id}`,
    title: othersIn(supervision, me),
    meta: terms
      ? `${capitalised(rhythm(terms.everyWeeks))}, ${terms.lengthMinutes} minutes, ${terms.mode === 'online' ? 'online' : 'face to face'}`
      : kindInWords[supervision.kind],
  }
  if (supervision.endedAt)
    return {
      ...card,
      state: 'ended',
      words: `Ended on ${formatDateOnly(dateIn(supervision.endedAt, timeZone))}.`,
    }
  if (proposal && !proposal.agreedBy.includes(me))
    return { ...card, state: 'yours', words: 'Terms are proposed: say whether you agree.' }
  if (!terms)
    return {
      ...card,
      state: 'proposed',
      words: proposal ? 'The others have not all agreed yet.' : 'No terms are proposed.',
    }
  const lastOn = lastAt && dateIn(lastAt, timeZone)
  const frame = { sinceOn: terms.beginsOn, everyWeeks: terms.everyWeeks, lastOn }
  const due = supervisionDue({ ...frame, meetings }, today)
  const until = endsOn(supervision)
  const last = lastOn ? `Last on ${formatDateOnly(lastOn)}` : 'No session is confirmed yet'
  return {
    ...card,
    state: due === 'not-yet' ? 'in-place' : 'due',
    words: [
      nextAt
        ? `${last}; the next is planned for ${formatDateOnly(dateIn(nextAt, timeZone))}.`
        : due === 'not-yet'
          ? `${last}; the next by ${formatDateOnly(nextBy(frame))}.`
          : `${last}: plan the next one.`,
      until ? `Agreed until ${formatDateOnly(until)}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  }
}

export const regularWords = (everyWeeks: number, mode: string) =>
  `${capitalised(rhythm(everyWeeks))}, ${mode === 'online' ? 'online' : 'face to face'}`
