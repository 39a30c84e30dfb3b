import { defineEmail } from '../../../platform/mail/define-email.ts'
import type { OrganisationAnswer } from '../../../shared/organisation-kinds.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type AnsweredAsk, answeredAsk, type DueAsks, dueAsks } from '../queries/letters-to-leaders.ts'
import { askPath, outreachPath } from '../rules/paths.ts'

const said: Readonly<Record<OrganisationAnswer, (name: string) => string>> = {
  'passed-on': (name) => `${name} has passed your flier on`,
  declined: (name) => `${name} would rather not pass your flier on`,
  'wants-more': (name) => `${name} wants to know more`,
  'none-yet': (name) => `A word from ${name}`,
}

/** What an organisation wrote is read on the page, not in mailboxes. */
export const organisationAnsweredEmail = defineEmail<AnsweredAsk>({
  name: 'organisation-answered',
  load: async (db, answerId) => (await answeredAsk(db, answerId)) ?? null,
  subject: ({ answer, organisationName }) => said[answer](organisationName),
  body: ({ answer, organisationName, groupId, askId, hasWords }, context) => (
    <Email
      society={context.society}
      title={said[answer](organisationName)}
      replyHref={context.link(askPath(groupId, askId))}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        {said[answer](organisationName)}.
        {hasWords ? ' They wrote a few words, too: please read them on the page.' : ''}
      </Para>
      {answer === 'wants-more' && (
        <Para>Ring them, or write to them once more: their page shows your letter.</Para>
      )}
      <Button href={context.link(askPath(groupId, askId))}>To what you asked them</Button>
    </Email>
  ),
})

export const outreachDueEmail = defineEmail<DueAsks>({
  name: 'outreach-due',
  load: async (db, askId) => (await dueAsks(db, askId)) ?? null,
  subject: ({ groupName }) => `${groupName}: who has not answered yet`,
  body: ({ groupId, groupName, names, others }, context) => (
    <Email
      society={context.society}
      title="Who has not answered yet"
      replyHref={context.link(outreachPath(groupId))}
    >
      <Para>Dear {context.to},</Para>
      <Para>
        You wanted to be reminded of those whom {groupName} asked to pass on its flier. {names.join(', ')}
        {others > 0 ? ` and ${others} more` : ''} {names.length + others === 1 ? 'has' : 'have'} not answered
        yet. A short call to the office often does more than a second letter.
      </Para>
      <Button href={context.link(outreachPath(groupId))}>Note what came back</Button>
    </Email>
  ),
})
