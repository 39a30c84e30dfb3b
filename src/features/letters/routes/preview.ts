import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { PreviewWish } from '../../../platform/mail/preview-email.ts'
import type { Web } from '../../../platform/web/context.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import type { Group } from '../../groups/queries/group.ts'
import { firstMeeting, meetingsFrom } from '../../meetings/queries/meetings.ts'
import type { PreviewProps } from '../pages/letter-preview.tsx'
import { circlePeople } from '../queries/circle-people.ts'
import type { LetterKind } from '../rules/letter-kinds.ts'

/** The email behind each letter, and what it is about before it is sent. */
const previewed: Readonly<Record<LetterKind, { template: string; about: 'group' | 'next' | 'first' }>> = {
  preparatory: { template: 'preparatory-letter', about: 'first' },
  welcome: { template: 'welcome', about: 'group' },
  reminder: { template: 'meeting-reminder', about: 'next' },
  'term-ahead': { template: 'term-ahead', about: 'group' },
  'date-changed': { template: 'dates-changed', about: 'next' },
  ending: { template: 'group-closed', about: 'group' },
}

/** What to look at of a letter, or null while there is nothing that it could be about. */
async function wishFor(
  db: ViewerDb,
  group: Group,
  kind: LetterKind,
  person: { personId: string; name: string },
): Promise<PreviewWish | null> {
  const email = previewed[kind]
  const about = await aboutOf(db, group.id, email.about)
  return about ? { template: email.template, about, personId: person.personId, name: person.name } : null
}

async function aboutOf(
  db: ViewerDb,
  groupId: string,
  about: 'group' | 'next' | 'first',
): Promise<string | null> {
  if (about === 'group') return groupId
  if (about === 'first') return (await firstMeeting(db, groupId))?.id ?? null
  const coming = await meetingsFrom(db, groupId, db.now)
  return coming.find(({ cancelledAt }) => !cancelledAt)?.id ?? null
}

/** The frame with one person's letter, and whose one may look at: everybody of the circle. */
export async function previewOf(
  c: Web,
  db: ViewerDb,
  group: Group,
  kind: LetterKind,
  page: string,
): Promise<PreviewProps> {
  const people = await circlePeople(db, group.id)
  const person =
    people.find(({ personId }) => personId === c.req.query('for')) ??
    people.find(({ leads }) => !leads) ??
    people[0]
  const wish = person ? await wishFor(db, group, kind, person) : null
  const email = wish && (await c.var.house.previewEmail(wish))
  return {
    action: page,
    people,
    shown:
      person && email
        ? {
            personId: person.personId,
            name: person.name,
            subject: email.subject,
            src: `/groups/${group.id}/letters/${kind}/preview/${person.personId}`,
          }
        : null,
    nothing: nothingYet[previewed[kind].about],
    example: examples[kind] ?? null,
  }
}

/** What has not happened yet is shown as if it had. */
const examples: Readonly<Partial<Record<LetterKind, string>>> = {
  welcome: 'An example: here as if this person had just become a member.',
  'date-changed': 'An example: here as if the next meeting had been moved by a week.',
  ending: 'An example: here as if the group ended with the last of its dates.',
}

const nothingYet = {
  next: 'There is no meeting ahead that it could be about. Make dates, and you see it here.',
  first: 'There is no meeting yet that it could be about. Make dates, and you see it here.',
  group: 'There is nothing yet that it could be about. Make dates, and you see it here.',
} as const

/** One person's letter as it would arrive; nowhere for somebody who is not of the circle. */
export async function previewFor(
  c: Web,
  db: ViewerDb,
  group: Group,
  kind: LetterKind,
  personId: string,
): Promise<string> {
  const person = (await circlePeople(db, group.id)).find((each) => each.personId === personId)
  const wish = person ? await wishFor(db, group, kind, person) : null
  const email = wish && (await c.var.house.previewEmail(wish))
  if (!email) throw new NotFound()
  return email.html
}

/** '8 December 2026' */
export const dayInWords = (at: Temporal.Instant, timeZone: string): string => formatDate(dateIn(at, timeZone))
