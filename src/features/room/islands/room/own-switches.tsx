import { Toggle } from '../../../../ui/room/bar.tsx'
import type { RoomDeeds, RoomShown } from './shown.ts'

/** Microphone and camera: nobody but oneself switches them, in the waiting room as in the circle. */
export function OwnSwitches({ own, deeds }: { own: RoomShown['own']; deeds: RoomDeeds }) {
  return (
    <>
      <Toggle
        label="Microphone"
        icon="microphone"
        iconOff="microphone-off"
        pressed={own.microphone}
        offMatters
        toggle={deeds.microphone}
      />
      <Toggle
        label="Camera"
        icon="camera"
        iconOff="camera-off"
        pressed={own.camera}
        offMatters
        toggle={deeds.camera}
      />
    </>
  )
}
