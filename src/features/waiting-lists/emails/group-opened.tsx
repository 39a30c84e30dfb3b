import { defineEmail } from '../../../platform/mail/define-email.ts'
import { Button, Email, FactList, Link, Para, Small } from '../../../ui/email/email.tsx'
import { listedGroup } from '../../groups/queries/open-groups.ts'
import { shownGroup } from '../../groups/rules/shown-group.ts'
import { ownWait } from '../queries/own-wait.ts'
import { whereInWords } from '../rules/wait.ts'
import { oneClick, pageOf } from './own-page.ts'

interface Opened {
  group: ReturnType<typeof shownGroup>
  /** 'in Scotland, or online' */
  asked: string
  /** What they said of where they are. */
  area: string | null
}

/** To somebody on a waiting list: one email a group. Says why it comes and how to end that. */
export const groupOpenedEmail = defineEmail<Opened>({
  name: 'group-opened',
  load: async (db, groupId) => {
    const wait = await ownWait(db)
    const group = await listedGroup(db, groupId)
    if (wait?.state !== 'waiting' || !group?.openedAt) return null
    return { group: shownGroup(group), asked: whereInWords(wait), area: wait.area }
  },
  subject: ({ group }) =>
    group.mode === 'online' ? `A group opens online: ${group.name}` : `A group opens near you: ${group.name}`,
  body: ({ group, asked, area }, context) => (
    <Email society={context.society} title={`${group.name} takes applicants`}>
      <Para>Dear {context.to},</Para>
      <Para>
        A Balint group you may have been waiting for is open now. Whoever would like a place applies in a few
        lines, and talks with a leader before anything is decided.
      </Para>
      <FactList
        facts={[
          ['Where', group.mode === 'online' ? 'Online' : group.where],
          ...(area && group.mode === 'face-to-face' ? [['You are in', area] as const] : []),
          ['When', group.when],
          ['For', group.professions.replace(/^For /, '')],
          ...(group.cost ? [['Costs', group.cost] as const] : []),
          ...(group.leaders.length > 0 ? [['Led by', group.leaders.join(' and ')] as const] : []),
        ]}
      />
      <Button href={context.link(`/groups/${group.id}`)}>Look at the group</Button>
      <Small>
        You get this because you asked us to tell you of groups {asked}.{' '}
        <Link href={pageOf(context)}>Change that, or leave the list</Link>
      </Small>
    </Email>
  ),
  ends: (_, context) => oneClick(context),
})
