import { defineEmail } from '../../../platform/mail/define-email.ts'
import { listed } from '../../../shared/listed.ts'
import { Button, Email, Para } from '../../../ui/email/email.tsx'
import { type AnswersNews, answersNews } from '../queries/planning/planning-news.ts'

interface Props extends AnswersNews {
  who: string
  href: string
}

/** About a round of the leaders' planning; written to those who lead with whoever has just given answers. */
export const planningAnswersGivenEmail = defineEmail<Props>({
  name: 'planning-answers-given',
  load: async (db, roundId, { link }) => {
    const news = await answersNews(db, roundId)
    if (!news) return null
    return { ...news, who: listed(news.names), href: link(`/groups/${news.groupId}/planning`) }
  },
  subject: ({ who, group, readerHasGiven }) =>
    readerHasGiven ? `You can read each other’s answers: ${group}` : `${who} answered first: ${group}`,
  body: ({ who, names, group, readerHasGiven, href }, context) => (
    <Email society={context.society} title="How you will lead together" replyHref={href}>
      <Para>Dear {context.to},</Para>
      {readerHasGiven ? (
        <Para>
          {who} {have(names)} given their answers for <strong>{group}</strong> too. You can now read them
          beside yours, talk about where you differ, and agree on a common text.
        </Para>
      ) : (
        <Para>
          {who} {have(names)} written down how they would like to lead <strong>{group}</strong> with you.
          Yours open the comparison: neither reads the other’s answers before giving their own.
        </Para>
      )}
      <Button href={href}>{readerHasGiven ? 'Read each other’s answers' : 'Write your answers'}</Button>
    </Email>
  ),
})

const have = (names: readonly string[]) => (names.length === 1 ? 'has' : 'have')
