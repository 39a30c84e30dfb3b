import { LinkButton } from '../../../../ui/actions.tsx'
import { ApologyButton } from '../../../../ui/apology-button.tsx'
import { Row, Section, Stack } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'

/** Who comes to a meeting, or came. */
export interface WhoComes {
  /** 'Dev and Elin cannot come on Tuesday.'; null once it is over. */
  missing: string | null
  /** For those who lead: 'Five of eight on Tuesday: below the six you chose.' */
  forecast: string | null
  isBelow: boolean
  /** The reader has sent apologies. */
  sent: boolean
  /** For those who lead, from the doors' opening on. */
  attendance: 'not-yet' | 'open' | 'taken' | null
}

interface WhoSectionProps {
  groupId: string
  meetingId: string
  /** The meeting in words. */
  title: string
  who: WhoComes
}

/** Apologies with one press before the meeting; attendance from the doors' opening on, for those who lead. */
export function WhoSection({ groupId, meetingId, title, who }: WhoSectionProps) {
  const isTaking = who.attendance === 'open' || who.attendance === 'taken'
  if (who.missing === null && !isTaking) return null
  return (
    <Section id="who-comes" title={who.missing === null ? 'Who was there' : 'Who comes'}>
      <Stack>
        {who.isBelow && who.forecast && <Notice kind="attention" title={who.forecast} />}
        {who.missing && (
          <p>
            {who.missing}
            {!who.isBelow && who.forecast && ` ${who.forecast}`}
          </p>
        )}
        {who.attendance === 'open' && who.missing === null && <p>Nobody has noted it yet.</p>}
        <Row>
          {isTaking && (
            <LinkButton
              href={`/groups/${groupId}/meetings/${meetingId}/attendance`}
              tone={who.attendance === 'open' ? 'primary' : 'plain'}
            >
              {who.attendance === 'open' ? 'Take attendance' : 'See or correct attendance'}
            </LinkButton>
          )}
          {who.missing !== null && (
            <ApologyButton
              groupId={groupId}
              meetingId={meetingId}
              sent={who.sent}
              from="meeting"
              about={title}
            />
          )}
        </Row>
      </Stack>
    </Section>
  )
}
