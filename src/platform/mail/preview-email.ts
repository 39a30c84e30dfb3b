import { personAlone } from '../../shared/viewer.ts'
import { type MailRoom, writeEmail } from './send-email.ts'

export interface Preview {
  subject: string
  html: string
}

export interface PreviewWish {
  template: string
  about: string
  /** Whose email it would be. */
  personId: string
  name: string
}

export type PreviewRoom = Omit<MailRoom, 'postman' | 'secrets'>

/**
 * An email as one person would get it, loaded as that person like the email itself, and sent to nobody. Whoever asks for
 * it has been asked whether they may. It holds no secret address: what would lead to one leads nowhere. null: there
 * would be nothing to say.
 */
export async function previewEmail(room: PreviewRoom, wish: PreviewWish): Promise<Preview | null> {
  const template = room.templates.find(({ name }) => name === wish.template)
  if (!template) throw new Error(`There is no email template ${wish.template}.`)
  const reader = { name: wish.name, address: room.mailFrom, token: null }
  const written = await room.database.asViewer(
    personAlone(wish.personId),
    (db) => writeEmail(db, room, template, wish.about, reader),
    { now: room.clock(), readOnly: true },
  )
  return written && { subject: written.subject, html: room.renderEmail(written.body).html }
}
