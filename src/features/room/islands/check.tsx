import { render } from 'preact'
import { useState } from 'preact/hooks'
import type { DoorWay } from '../rules/room-way.ts'
import { Ask, PhoneGate } from './check/before.tsx'
import { Board } from './check/board.tsx'
import { useDevices } from './check/use-devices.ts'
import { useScreen } from './check/use-screen.ts'

/** The check before the room: is this a computer, may we use its camera and microphone, and does everything work? */
function Check({ way, root }: { way: DoorWay; root: HTMLElement }) {
  const screen = useScreen()
  const [goesOnByPhone, goOnByPhone] = useState(false)
  const looks = useDevices()
  if (screen === 'phone' && way.room && !goesOnByPhone) {
    return (
      <PhoneGate
        allowed={way.phonesAllowed}
        mayRing={way.leaders.some(({ phone }) => phone)}
        onGoOn={() => goOnByPhone(true)}
      />
    )
  }
  if (!looks.opened) {
    return <Ask isOpening={looks.isOpening} onOpen={looks.open} />
  }
  return <Board way={way} root={root} screen={screen} {...looks} opened={looks.opened} />
}

const root = document.getElementById('room-check')
if (root) render(<Check way={JSON.parse(root.dataset.way ?? '{}')} root={root} />, root)
