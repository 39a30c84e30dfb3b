import { answerContact } from '../../src/features/register/commands/answer-contact.ts'
import { askSupervisor } from '../../src/features/register/commands/ask-by-relay.ts'
import { agreeToTerms, proposeFirstTerms } from '../../src/features/supervision/commands/arrange.ts'
import { confirmSession, logSession } from '../../src/features/supervision/commands/sessions.ts'
import type { Among } from '../../src/features/supervision/queries/sessions.ts'
import type { RegisterPeople } from './register-people.ts'

/** What came of a command; a refusal fails the test. */
export function done<T>(outcome: T): Exclude<T, { refused: string }> {
  if (typeof outcome === 'object' && outcome !== null && 'refused' in outcome)
    throw new Error(String(outcome.refused))
  return outcome as Exclude<T, { refused: string }>
}

/** A leader asks a supervisor, who says yes. */
export async function askedAndAccepted(
  people: RegisterPeople,
  asker: string,
  groupId: string,
  supervisor: string,
  supervisionKind: 'individual' | 'pair',
): Promise<string> {
  const { requestId } = done(
    await people.as(asker, (db) =>
      askSupervisor(db, groupId, supervisor, { message: 'Would you see us?', supervisionKind }),
    ),
  )
  done(await people.as(supervisor, (db) => answerContact(db, requestId, { answer: 'accept' })))
  return requestId
}

/** The same until everybody has agreed: 60 minutes every 4 weeks, £55 an hour. */
export async function supervised(
  people: RegisterPeople,
  leaders: readonly [string, ...string[]],
  groupId: string,
  supervisor: string,
  beginsOn: string,
): Promise<string> {
  const [asker, ...others] = leaders
  const requestId = await askedAndAccepted(
    people,
    asker,
    groupId,
    supervisor,
    others.length > 0 ? 'pair' : 'individual',
  )
  const { supervisionId, termsId } = done(
    await people.as(asker, (db) =>
      proposeFirstTerms(db, requestId, {
        everyWeeks: 4,
        lengthMinutes: 60,
        mode: 'online',
        feeMinor: 5500,
        currency: 'GBP',
        beginsOn: Temporal.PlainDate.from(beginsOn),
      }),
    ),
  )
  for (const one of [supervisor, ...others]) done(await people.as(one, (db) => agreeToTerms(db, termsId)))
  return supervisionId
}

export async function loggedSession(
  people: RegisterPeople,
  by: string,
  among: Among,
  at: string,
  there: readonly string[],
  minutes = 60,
): Promise<string> {
  const { sessionId } = done(
    await people.as(by, (db) =>
      logSession(db, among, {
        startsAt: Temporal.Instant.from(at),
        lengthMinutes: minutes,
        mode: 'online',
        there,
        meetingsCovered: 2,
      }),
    ),
  )
  return sessionId
}

export async function confirmedSession(
  people: RegisterPeople,
  [by, confirmer]: readonly [string, string],
  among: Among,
  at: string,
  there: readonly string[],
): Promise<string> {
  const sessionId = await loggedSession(people, by, among, at, there)
  done(await people.as(confirmer, (db) => confirmSession(db, sessionId)))
  return sessionId
}
