import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { dateIn, formatDateOnly, formatMeetingTime, rhythm } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { listed } from '../../../shared/listed.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import type { ShownArrangement } from '../pages/own-supervision-page.tsx'
import type { ShownSession } from '../pages/session-parts.tsx'
import type { Session } from '../queries/sessions.ts'
import type { SocietyClock } from '../queries/society-clock.ts'
import { type Supervision, termsToday } from '../queries/supervisions.ts'
import { nextBy, supervisionDue } from '../rules/due.ts'
import type { TermsOf } from '../rules/terms.ts'

export function pathId(c: Web, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

export const viewerId = (db: ViewerDb): string => found(db.viewer.personId)

export function savedWords(c: Web, words: Readonly<Record<string, string>>): string | null {
  const said = c.req.method === 'GET' ? c.req.query('saved') : undefined
  return said !== undefined && Object.hasOwn(words, said) ? (words[said] ?? null) : null
}

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
export const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** '1 h', '1 h 30 min' */
export function hoursInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`].filter(Boolean).join(' ')
}

export const shownSession = (session: Session, timeZone: string, me: string): ShownSession => ({
  id: session.id,
  when: formatMeetingTime(session.startsAt, session.endsAt, timeZone),
  minutes: session.lengthMinutes,
  mode: session.mode,
  host: session.host?.name ?? null,
  there: listed(session.there.map(({ name }) => name)),
  state: session.state,
  isMine: isMine(session, me),
})

/** Something is the viewer's to do. */
export const isMine = (session: Session, me: string): boolean =>
  session.state === 'to-log' ||
  (session.state === 'logged' && session.confirms) ||
  (session.state === 'disputed' && session.disputedBy !== me)

export const isWaiting = ({ state }: Session) =>
  state === 'to-log' || state === 'logged' || state === 'disputed'

/** The soonest first. */
export const aheadOf = (sessions: readonly Session[]) =>
  sessions.filter(({ state }) => state === 'planned').toReversed()

export const termsFacts = (terms: TermsOf): (readonly [string, string])[] => [
  ['How often', rhythm(terms.everyWeeks)],
  ['How long', `${terms.lengthMinutes} minutes`],
  ['How', terms.mode === 'online' ? 'online' : 'face to face'],
  ['Fee for an hour', feeInWords(terms)],
  ['From', formatDateOnly(terms.beginsOn)],
  ...(terms.endsOn ? [['Until', formatDateOnly(terms.endsOn)] as const] : []),
]

export function feeInWords({ feeMinor, currency }: Pick<TermsOf, 'feeMinor' | 'currency'>): string {
  if (feeMinor === null) return 'settled elsewhere'
  return feeMinor === 0 ? 'none' : formatMoney(money(feeMinor, currency))
}

/** Whom the viewer meets in it. */
export const othersIn = ({ supervisor, supervisees }: Supervision, me: string): string =>
  listed([supervisor, ...supervisees].filter(({ id }) => id !== me).map(({ name }) => name))

/** The arrangement in a card, for any of its people; `lastAt` is its last confirmed session. */
export function shownSupervision(
  supervision: Supervision,
  me: string,
  { timeZone, today }: SocietyClock,
  lastAt: Temporal.Instant | null,
  meetings: number,
  ahead: readonly Session[],
): ShownArrangement {
  const terms = termsToday(supervision, today)
  const { proposal } = supervision
  const card = {
    id: supervision.id,
    href: `/supervision/${supervision.id}`,
    title: othersIn(supervision, me),
    meta: terms
      ? `${capitalised(rhythm(terms.everyWeeks))}, ${terms.lengthMinutes} minutes, ${terms.mode === 'online' ? 'online' : 'face to face'}`
      : supervision.kind === 'pair'
        ? 'Both leaders of a group together'
        : 'One leader',
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
  const planned = aheadOf(ahead).find(({ supervisionId }) => supervisionId === supervision.id)
  const last = lastOn ? `Last on ${formatDateOnly(lastOn)}` : 'No session is confirmed yet'
  return {
    ...card,
    state: due === 'not-yet' ? 'in-place' : 'due',
    words:
      due === 'not-yet'
        ? `${last}; the next by ${formatDateOnly(nextBy(frame))}.`
        : planned
          ? `${last}; the next is planned for ${formatDateOnly(dateIn(planned.startsAt, timeZone))}.`
          : `${last}: plan the next one.`,
  }
}

export const regularWords = (everyWeeks: number, mode: string) =>
  `${capitalised(rhythm(everyWeeks))}, ${mode === 'online' ? 'online' : 'face to face'}`
