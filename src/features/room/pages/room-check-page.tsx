import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { CheckPlace, checkStyles } from '../../../ui/room-check/check-place.tsx'
import type { DoorWay } from '../rules/room-way.ts'

/** The most that a circle has: whoever is ready for it is ready for a smaller one. */
const A_FULL_CIRCLE = 8

const way: DoorWay = {
  room: null,
  opensInMs: null,
  people: A_FULL_CIRCLE,
  phonesAllowed: true,
  relay: false,
  leaders: [],
  enter: '',
}

/** The check on any day before the meeting, without one. */
export function RoomCheckPage() {
  return (
    <Document title="Is your computer ready?" width="wide" styles={checkStyles}>
      <PageHeader
        title="Is your computer ready?"
        lead="Two minutes, on the computer you will use: we look together at camera, microphone, sound and connection. Nobody else sees or hears you, nothing is recorded, and what we find stays on this computer."
      />
      <CheckPlace way={way} />
    </Document>
  )
}
