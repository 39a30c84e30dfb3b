import { answerContact } from '../src/features/register/commands/answer-contact.ts'
import { askSupervisor, type SupervisionWish } from '../src/features/register/commands/ask-by-relay.ts'
import {
  agreeToTerms,
  type ProposedTermsWish,
  proposeFirstTerms,
} from '../src/features/supervision/commands/arrange.ts'
import { confirmSession, logSession } from '../src/features/supervision/commands/sessions.ts'
import type { Among } from '../src/features/supervision/queries/sessions.ts'
import type { Teller } from './teller.ts'

/** What happens wherever somebody is supervised, told once. */

interface Arranged {
  /** They ask; all of them agree, whoever asks first among them. */
  supervisees: readonly [string, ...string[]]
  supervisorId: string
  /** Which they lead; null: it is for no group of theirs alone. */
  groupId: string | null
  wish: SupervisionWish
  terms: Pick<ProposedTermsWish, 'everyWeeks' | 'lengthMinutes' | 'feeMinor'> & {
    beginsDaysAgo: number
    endsDaysAgo?: number
  }
}

/** A supervisor is asked, says yes and proposes terms, and whoever is to be supervised agrees to them. */
export async function arrangeSupervision(
  tell: Teller,
  days: number,
  { supervisees, supervisorId, groupId, wish, terms }: Arranged,
) {
  const [asker] = supervisees
  const { beginsDaysAgo, endsDaysAgo, ...agreed } = terms
  const { requestId } = await tell.as(asker, tell.ago(days, '19:00'), (db) =>
    askSupervisor(db, groupId, supervisorId, wish),
  )
  await tell.as(supervisorId, tell.ago(days - 1, '09:30'), (db) =>
    answerContact(db, requestId, { answer: 'accept' }),
  )
  const { supervisionId, termsId } = await tell.as(supervisorId, tell.ago(days - 2, '18:00'), (db) =>
    proposeFirstTerms(db, requestId, {
      ...agreed,
      mode: 'online',
      currency: 'GBP',
      beginsOn: tell.dayAgo(beginsDaysAgo),
      endsOn: endsDaysAgo === undefined ? undefined : tell.dayAgo(endsDaysAgo),
    }),
  )
  for (const [place, who] of supervisees.entries())
    await tell.as(who, tell.ago(days - 3, `${18 + place}:30`), (db) => agreeToTerms(db, termsId))
  return { supervisionId }
}

interface Held {
  loggedBy: string
  /** Left out: nobody has said yet that it was so. */
  confirmedBy?: string
  there: readonly string[]
  at?: string
  lengthMinutes?: number
  meetingsCovered: number
}

/** They meet online; one of them logs it the same evening, and the other side says next morning that it was so. */
export async function holdSession(
  tell: Teller,
  days: number,
  among: Among,
  { loggedBy, confirmedBy, there, at = '18:00', lengthMinutes = 60, meetingsCovered }: Held,
) {
  const { sessionId } = await tell.as(loggedBy, tell.ago(days, '21:00'), (db) =>
    logSession(db, among, {
      startsAt: tell.ago(days, at),
      lengthMinutes,
      mode: 'online',
      there,
      meetingsCovered,
    }),
  )
  if (confirmedBy)
    await tell.as(confirmedBy, tell.ago(days - 1, '08:00'), (db) => confirmSession(db, sessionId))
  return sessionId
}
