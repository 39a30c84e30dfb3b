import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { listed } from '../../../shared/listed.ts'
import { Button, Email, FactList, Para, Small } from '../../../ui/email/email.tsx'
import { type ProposedTerms, type Supervision, supervisionById } from '../queries/supervisions.ts'
import { termsInWords } from '../rules/terms-in-words.ts'

// About an arrangement, to its people alone. What is said in supervision stands in none of them.

interface Told {
  supervision: Supervision
  with: string
  path: string
}

async function load(db: Db, supervisionId: string): Promise<Told | null> {
  const supervision = await supervisionById(db, supervisionId)
  if (!supervision) return null
  const { rows } = await sql<{ me: string }>`select viewer_id() as me`.execute(db)
  const others = [supervision.supervisor, ...supervision.supervisees].filter(({ id }) => id !== rows[0]?.me)
  return {
    supervision,
    with: listed(others.map(({ name }) => name)),
    path: `/supervision/${supervisionId}`,
  }
}

interface ToldOfTerms extends Told {
  terms: ProposedTerms
  by: string
}

async function loadTerms(db: Db, termsId: string): Promise<ToldOfTerms | null> {
  const row = await db
    .selectFrom('supervision_terms')
    .select('supervision_id')
    .where('id', '=', termsId)
    .executeTakeFirst()
  const told = row && (await load(db, row.supervision_id))
  if (!told) return null
  const { agreed, proposal, supervisor, supervisees } = told.supervision
  const terms = [...agreed, ...(proposal ? [proposal] : [])].find(({ id }) => id === termsId)
  if (!terms) return null
  const by = [supervisor, ...supervisees].find(({ id }) => id === terms.proposedBy)?.name ?? told.with
  return { ...told, terms, by }
}

const factsOf = ({ terms }: ToldOfTerms) => <FactList facts={termsInWords(terms)} />

export const supervisionProposedEmail = defineEmail<ToldOfTerms>({
  name: 'supervision-proposed',
  load: async (db, termsId) => {
    const told = await loadTerms(db, termsId)
    return told && told.terms.agreedAt === null ? told : null
  },
  subject: ({ by }) => `${by} proposes terms for supervision`,
  body: (told, { society, to, link }) => (
    <Email society={society} title="Terms for your supervision" replyHref={link(told.path)}>
      <Para>Dear {to},</Para>
      <Para>{told.by} proposes:</Para>
      {factsOf(told)}
      <Para>They hold as soon as everybody concerned has said yes.</Para>
      <Button href={link(told.path)}>Agree, or propose others</Button>
    </Email>
  ),
})

export const supervisionAgreedEmail = defineEmail<ToldOfTerms>({
  name: 'supervision-agreed',
  load: async (db, termsId) => {
    const told = await loadTerms(db, termsId)
    return told?.terms.agreedAt ? told : null
  },
  subject: ({ with: other }) => `Your supervision with ${other} is agreed`,
  body: (told, { society, to, link }) => (
    <Email society={society} title="Agreed by everybody" replyHref={link(told.path)}>
      <Para>Dear {to},</Para>
      <Para>All of you have agreed to these terms:</Para>
      {factsOf(told)}
      <Para>Any of you can plan the next session now.</Para>
      <Button href={link(told.path)}>Plan a session</Button>
      <Small>The society knows that there is supervision, and nothing else.</Small>
    </Email>
  ),
})

const plain = (name: string, subject: (told: Told) => string, words: string, button: string) =>
  defineEmail<Told>({
    name,
    load,
    subject,
    body: (told, { society, to, link }) => (
      <Email society={society} title={subject(told)} replyHref={link(told.path)}>
        <Para>Dear {to},</Para>
        <Para>{words}</Para>
        <Button href={link(told.path)}>{button}</Button>
      </Email>
    ),
  })

export const supervisionTermsWithdrawnEmail = plain(
  'supervision-terms-withdrawn',
  ({ with: other }) => `The terms of your supervision with ${other} are not agreed`,
  'What was proposed is taken back. What you had agreed on before goes on, and any of you can propose other terms.',
  'Propose others',
)

export const supervisionEndedEmail = plain(
  'supervision-ended',
  ({ with: other }) => `Your supervision with ${other} has ended`,
  'It is noted that it has ended; sessions that were planned are called off. Hours that were confirmed stay yours.',
  'See the sessions',
)

export const supervisionTimeOverEmail = plain(
  'supervision-time-over',
  ({ with: other }) => `Your supervision with ${other}: the time you agreed on is over`,
  'Its last day has passed, so it has ended. Hours that were confirmed stay yours. If you would like to go on, write to each other through the register, and propose terms again.',
  'See the sessions',
)
