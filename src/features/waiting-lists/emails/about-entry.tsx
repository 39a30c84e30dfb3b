import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { type OwnWait, ownWait } from '../queries/own-wait.ts'
import { whereInWords } from '../rules/wait.ts'
import { oneClick, pageOf } from './own-page.ts'

// About an entry on a waiting list, to its person, who needs no account.

export const waitingListAskedEmail = defineEmail<OwnWait>({
  name: 'waiting-list-asked',
  load: async (db) => {
    const wait = await ownWait(db)
    return wait?.state === 'unconfirmed' ? wait : null
  },
  subject: () => 'Shall we tell you when a group opens?',
  body: (wait, context) => (
    <Email society={context.society} title="Shall we tell you when a group opens?">
      <Para>Dear {context.to},</Para>
      <Para>
        {wait.wasProposed
          ? `You wrote to us about a Balint group ${whereInWords(wait)}. We would be glad to tell you when one takes applicants.`
          : `You, or somebody with your address, would like to be told when a Balint group ${whereInWords(wait)} takes applicants.`}{' '}
        Please say yes on the page below: only then do we write to you.
      </Para>
      <Button href={pageOf(context)}>Say yes</Button>
      <Small>
        If you do not want this, do nothing: no more emails come, and the request is deleted after a week. The
        page is yours alone, so please do not pass this email on.
      </Small>
    </Email>
  ),
})

export const waitingListAskedAgainEmail = defineEmail<OwnWait>({
  name: 'waiting-list-asked-again',
  load: async (db) => {
    const wait = await ownWait(db)
    return wait && wait.state !== 'left' ? wait : null
  },
  subject: ({ state }) =>
    state === 'waiting' ? 'You are on the waiting list already' : 'Shall we tell you when a group opens?',
  body: (wait, context) => (
    <Email
      society={context.society}
      title={
        wait.state === 'waiting'
          ? 'You are on the waiting list already'
          : 'Shall we tell you when a group opens?'
      }
    >
      <Para>Dear {context.to},</Para>
      <Para>
        {wait.state === 'waiting'
          ? `Somebody, surely you, has asked again to be told of groups ${whereInWords(wait)}. You are on the list already, so nothing was added. On your page you can change what you want to hear of, or leave.`
          : `You asked again to be told of groups ${whereInWords(wait)}. One click is still missing: please say yes on your page.`}
      </Para>
      <Button href={pageOf(context)}>{wait.state === 'waiting' ? 'To my page' : 'Say yes'}</Button>
      <Small>If it was not you, you need do nothing: nobody was told that you are on the list.</Small>
    </Email>
  ),
})

export const waitingListRenewalEmail = defineEmail<OwnWait & { until: string }>({
  name: 'waiting-list-renewal',
  load: async (db) => {
    const wait = await ownWait(db)
    if (wait?.state !== 'waiting' || !wait.wantedUntil) return null
    const { timeZone } = await societySettings(db)
    return { ...wait, until: formatDate(dateIn(wait.wantedUntil, timeZone)) }
  },
  subject: () => 'Do you still want to hear of new groups?',
  body: (wait, context) => (
    <Email society={context.society} title="Do you still want to hear of new groups?">
      <Para>Dear {context.to},</Para>
      <Para>
        Nearly a year ago you asked us to tell you when a Balint group {whereInWords(wait)} takes applicants.
        Would you like to stay on the list for another year?
      </Para>
      <Button href={pageOf(context)}>Stay on the list</Button>
      <Para>If you do nothing, we stop on {wait.until} and delete your address a month later.</Para>
    </Email>
  ),
  ends: (_, context) => oneClick(context),
})
