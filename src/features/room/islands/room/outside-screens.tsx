import { LinkButton } from '../../../../ui/actions.tsx'
import { PhoneNumbers, Press } from '../../../../ui/room/bar.tsx'
import { ButtonRow, OwnPicture, PlanOfSession, QuietPage } from '../../../../ui/room/outside.tsx'
import type { Over } from '../../rules/messages.ts'
import { endings } from '../../rules/on-screen.ts'
import type { WaitingView } from '../../rules/room-view.ts'
import { OwnSwitches } from './own-switches.tsx'
import type { RoomDeeds, RoomShown } from './shown.ts'

/** Until the first view has come. */
export function Arriving({ shown: { title, line } }: { shown: RoomShown }) {
  return (
    <QuietPage eyebrow={title} title="On the way in…">
      <p>
        {line === 'lost'
          ? 'The connection to our server is gone. We keep trying; you can stay on this page.'
          : 'We are opening the door.'}
      </p>
    </QuietPage>
  )
}

interface WaitingRoomProps {
  view: WaitingView
  shown: RoomShown
  deeds: RoomDeeds
}

export function WaitingRoom({ view, shown: { title, line, own }, deeds }: WaitingRoomProps) {
  return (
    <QuietPage
      eyebrow={title}
      title={`Welcome, ${view.yourName}`}
      picture={<OwnPicture stream={own.stream} camera={own.camera} />}
    >
      <p role="status">{line === 'lost' ? 'The connection is gone; we are trying again.' : seen(view)}</p>
      {view.fallback && (
        <p>
          The leaders ask everybody to go on here: <a href={view.fallback}>{view.fallback}</a>
        </p>
      )}
      <ButtonRow>
        <OwnSwitches own={own} deeds={deeds} />
        <Press tone="quiet" press={deeds.leave}>
          Leave
        </Press>
      </ButtonRow>
      <PlanOfSession title="What is planned" lines={view.plan} />
      <PhoneNumbers leaders={view.leaders} />
    </QuietPage>
  )
}

/** Those who wait see that they are seen. */
function seen({ leadersHere, leaders }: WaitingView): string {
  if (leadersHere === 0)
    return 'You are in the waiting room. No leader is here yet; the page goes on by itself.'
  const who = leadersHere === 1 && leaders.length === 1 ? leaders[0]?.name : null
  const subject = who ?? (leadersHere === 1 ? 'A leader' : 'The leaders')
  const verb = leadersHere === 1 ? 'sees' : 'see'
  return `You are in the waiting room. ${subject} ${verb} that you are here and will let you in.`
}

interface AfterwardsProps {
  over: Over
  shown: RoomShown
  deeds: RoomDeeds
}

export function Afterwards({ over, shown: { title, view, endPath }, deeds }: AfterwardsProps) {
  const { title: heading, words, again } = endings[over]
  return (
    <QuietPage eyebrow={title} title={heading}>
      <p>{words}</p>
      <ButtonRow>
        {again === 'sign-in' ? (
          <LinkButton href="/sign-in">Sign in</LinkButton>
        ) : (
          again && (
            <Press tone="primary" press={deeds.again}>
              {againWords[again]}
            </Press>
          )
        )}
        {over !== 'shut' && (
          <LinkButton href={endPath} tone={again ? 'plain' : 'primary'}>
            {over === 'ended' || over === 'left' ? 'What comes next' : 'Back to the group'}
          </LinkButton>
        )}
      </ButtonRow>
      {view && over !== 'ended' && <PhoneNumbers leaders={view.leaders} />}
    </QuietPage>
  )
}

const againWords = {
  'come-back': 'Come back in',
  knock: 'Wait at the door',
  'use-here': 'Take my place here',
  reload: 'Load the page again',
} as const
