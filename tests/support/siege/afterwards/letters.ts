import type pg from 'pg'
import type { MailServer } from '../../mail-server.ts'
import type { Deeds } from '../load/deeds.ts'

/** Each letter that was asked for has arrived, under its own Message-ID; nothing was asked for twice, nothing came by itself. */
export async function lookAtLetters(owner: pg.Pool, mail: MailServer, deeds: Deeds): Promise<string[]> {
  const findings: string[] = []
  const { rows: asked } = await owner.query<{
    id: string
    template: string
    sent: boolean
    dropped: boolean
  }>('select id, template, sent_at is not null as sent, dropped_at is not null as dropped from email')
  const arrived = new Set(mail.received.map(({ messageId = '' }) => messageId.replace(/^<|@.*$/g, '')))
  for (const { id, template, sent, dropped } of asked) {
    if (sent && !arrived.has(id))
      findings.push(`the letter ${template} ${id} is noted as sent, and never came`)
    // One that arrived before its killed sender could note it, and was answered meanwhile, is not sent again.
    if (dropped && !arrived.has(id)) findings.push(`the letter ${template} ${id} was dropped`)
  }
  const known = new Set(asked.map(({ id }) => id))
  for (const id of arrived) if (!known.has(id)) findings.push(`a letter came that nobody asked for (${id})`)

  const { rows: twice } = await owner.query<{ template: string; count: string }>(
    `select template, count(*) from email group by template, about_id, person_id, correspondent_id having count(*) > 1`,
  )
  for (const { template, count } of twice)
    findings.push(`the letter ${template} about one thing to one person was asked for ${count} times`)

  const { rows: untold } = await owner.query<{ number: number }>(
    `select number from invoice i where from_on = to_on
     and (select count(*) from email e where e.about_id = i.id and e.template = 'invoice-issued') <> 1`,
  )
  for (const { number } of untold) findings.push(`of invoice ${number} its member was not told once`)

  for (const email of deeds.of('enquiry')) {
    const ids = new Set(mail.to(email).map(({ messageId }) => messageId))
    if (ids.size !== 1) findings.push(`the letter to ${email} came under ${ids.size} Message-IDs`)
  }
  return findings
}
