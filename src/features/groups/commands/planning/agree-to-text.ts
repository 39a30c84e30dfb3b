import type { ViewerDb } from '../../../../platform/database/database.ts'
import { found } from '../../../../platform/errors.ts'
import { queueEmails } from '../../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../../shared/refusal.ts'
import { planningUnderLock } from './planning-under-lock.ts'
import { noteAgreed, sayYes } from './write-text.ts'

/** Says yes to the text that lies before the leaders. With the last yes it holds, and everybody is told. */
export async function agreeToText(
  db: ViewerDb,
  groupId: string,
  textId: string,
): Promise<{ holds: boolean } | Refusal<'text-replaced'>> {
  const { planning, standing, others } = await planningUnderLock(db, groupId)
  const text = found(planning.texts.find(({ id }) => id === textId))
  const hasSaidYes = (personId: string | null) => text.consents.some((one) => one.personId === personId)
  if (standing.proposal?.id !== textId) {
    return text.agreedAt && hasSaidYes(db.viewer.personId) ? { holds: true } : refuse('text-replaced')
  }
  if (!hasSaidYes(db.viewer.personId)) await sayYes(db, textId)
  if (!others.every(({ personId }) => hasSaidYes(personId))) return { holds: false }
  await noteAgreed(db, groupId, text)
  await queueEmails(db, 'planning-text-agreed', { to: others, about: textId })
  return { holds: true }
}
