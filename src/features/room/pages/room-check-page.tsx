import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { CallStrip, CheckPlace, checkStyles } from '../../../ui/room-check/check-place.tsx'
import type { DoorWay } from '../rules/room-way.ts'

/** The most for whom pictures are not small: whoever is ready for them is ready for fewer. */
const A_USUAL_CIRCLE = 8

const onAnyDay: DoorWay = {
  room: null,
  opensInMs: null,
  people: A_USUAL_CIRCLE,
  phonesAllowed: true,
  relay: false,
  leaders: [],
  iceServers: [],
  tell: null,
  enter: '',
}

interface RoomCheckPageProps {
  /** The meeting it is for; left out: none, and anybody's. */
  meeting?: { groupName: string; when: string; way: DoorWay; back: string }
}

/** The check on any day before the meeting; for one meeting, or without one. */
export function RoomCheckPage({ meeting }: RoomCheckPageProps) {
  return (
    <Document
      title="Is your computer ready?"
      width="wide"
      styles={checkStyles}
      secret={meeting !== undefined}
    >
      <PageHeader
        eyebrow={meeting && `${meeting.groupName} · ${meeting.when}`}
        title="Is your computer ready?"
        lead={`Two minutes, on the computer you will use: we look together at camera, microphone, sound and connection. Nobody else sees or hears you, nothing is recorded, and what we find stays on this computer${meeting?.way.tell ? ', unless you tell your leaders' : ''}.`}
        back={meeting && { href: meeting.back, label: 'Your way in' }}
      />
      {meeting && <CallStrip leaders={meeting.way.leaders} />}
      <CheckPlace way={meeting?.way ?? onAnyDay} />
    </Document>
  )
}
