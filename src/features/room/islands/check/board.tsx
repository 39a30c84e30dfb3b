import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  CheckBoard,
  CheckRow,
  type CheckState,
  DoorBar,
  LevelBar,
  OwnPicture,
  PickOne,
  Press,
} from '../../../../ui/room-check/check.tsx'
import type { Opened } from '../../client/devices/open-devices.ts'
import { remember, remembered } from '../../client/devices/remembered.ts'
import { watchLight } from '../../client/devices/watch-light.ts'
import { connection } from '../../rules/check/connection.ts'
import { type Light, lightWords } from '../../rules/check/light.ts'
import type { ScreenVerdict } from '../../rules/check/screen.ts'
import { toTell } from '../../rules/check/told.ts'
import type { DoorWay } from '../../rules/room-way.ts'
import { Fault, LineRow, RelayRow, SoundRow } from './rows.tsx'
import { TellRow } from './tell-row.tsx'
import { useConnection } from './use-connection.ts'
import type { useDevices } from './use-devices.ts'
import { useOpening } from './use-opening.ts'
import { useSound } from './use-sound.ts'
import { useTelling } from './use-telling.ts'
import { useVoice } from './use-voice.ts'

interface BoardProps extends ReturnType<typeof useDevices> {
  way: DoorWay
  root: HTMLElement
  screen: ScreenVerdict
  opened: Opened
}

export function Board(props: BoardProps) {
  const { way, root, screen, opened, found: devices, open } = props
  const isOpen = useOpening(way.opensInMs)
  const video = useRef<HTMLVideoElement>(null)
  const [seen, setSeen] = useState<Light>('good')
  const hasPicture = opened.stream.getVideoTracks().length > 0
  useEffect(() => {
    if (!video.current) return
    video.current.srcObject = hasPicture ? opened.stream : null
    return hasPicture ? watchLight(video.current, setSeen) : undefined
  }, [opened, hasPicture])
  const voice = useVoice(opened.stream)
  const line = useConnection(way.iceServers)
  const sound = useSound()
  const choose = (device: 'camera' | 'microphone') => (id: string) => {
    remember({ [device]: id })
    open()
  }
  const goIn = async () => {
    const { room, leaders } = way
    if (!room) return
    const { openRoom } = await import('../room.tsx')
    const { speaker, relayOnly } = remembered()
    render(null, root)
    openRoom(root, {
      ...room,
      roomId: room.id,
      leaders,
      stream: opened.stream,
      microphone: voice.state !== 'fault',
      camera: hasPicture,
      speaker,
      relayOnly,
    })
  }
  const verdict = line.measured && connection(line.measured, way.people)
  const states: CheckState[] = [
    hasPicture ? 'good' : 'fault',
    voice.state,
    sound.state,
    line.isFailed ? 'fault' : verdict === null ? 'busy' : verdict === 'good' ? 'good' : 'look',
    screen === 'good' ? 'good' : 'look',
  ]
  const found = toTell({
    picture: hasPicture,
    voice: hasPassed(voice.state),
    sound: hasPassed(sound.state),
    connection: line.isFailed ? false : verdict && (verdict === 'good' || verdict === 'enough'),
    screen: screen === 'good',
  })
  const telling = useTelling(way.tell, found)
  const [pictureState = 'open', voiceState = 'open', soundState = 'open', lineState = 'open'] = states
  return (
    <>
      <CheckBoard
        picture={
          <OwnPicture video={video} on={hasPicture} hint={lightWords[seen]}>
            <p>No picture.</p>
            <p>You can come in without one. The others then see your name in your place.</p>
          </OwnPicture>
        }
      >
        <CheckRow state={pictureState} title="Your picture">
          {opened.faults.camera ? (
            <Fault fault={opened.faults.camera} device="camera" onAgain={open} />
          ) : (
            <p>The camera works.</p>
          )}
          <PickOne
            label="Use another camera"
            options={devices.cameras}
            chosen={idOf(opened.stream.getVideoTracks())}
            onPick={choose('camera')}
          />
        </CheckRow>
        <CheckRow state={voiceState} title="Your voice">
          {opened.faults.microphone ? (
            <Fault fault={opened.faults.microphone} device="microphone" onAgain={open} />
          ) : (
            <>
              <p>{voice.words}</p>
              <LevelBar level={voice.level} label="How loud we hear you" />
            </>
          )}
          <PickOne
            label="Use another microphone"
            options={devices.microphones}
            chosen={idOf(opened.stream.getAudioTracks())}
            onPick={choose('microphone')}
          />
        </CheckRow>
        <CheckRow state={soundState} title="What you hear">
          <SoundRow sound={sound} speakers={devices.speakers} />
        </CheckRow>
        <CheckRow state={lineState} title="Your connection">
          <LineRow line={line} verdict={verdict} />
        </CheckRow>
        <CheckRow state={screen === 'good' ? 'good' : 'look'} title="Your screen">
          <p>{screenWords[screen]}</p>
        </CheckRow>
        {way.relay && <RelayRow />}
        {way.tell && <TellRow telling={telling} people={way.people} />}
      </CheckBoard>
      <DoorBar words={isOpen && !way.room ? 'The doors are open.' : inSum(states, screen, way.room !== null)}>
        {way.room && (
          <Press tone="primary" onPress={goIn}>
            {way.enter}
          </Press>
        )}
        {isOpen && !way.room && (
          <Press tone="primary" onPress={() => location.reload()}>
            Come in
          </Press>
        )}
      </DoorBar>
    </>
  )
}

const screenWords: Readonly<Record<ScreenVerdict, string>> = {
  good: 'Large enough to see the whole circle.',
  'small-window':
    'This window is small. Make it as large as your screen: everybody is in it at the same time.',
  phone: 'A phone shows the faces very small. A computer or a laptop is much better.',
}

function inSum(states: readonly CheckState[], screen: ScreenVerdict, goesIn: boolean): string {
  if (screen === 'small-window') return screenWords[screen]
  if (states.includes('fault')) {
    return goesIn
      ? 'Something does not work yet: look at what is marked with ×. You can come in all the same.'
      : 'Something does not work yet: look at what is marked with ×.'
  }
  if (states.every((state) => state === 'good')) return 'Everything is ready.'
  if (states.includes('busy')) return 'Your connection is being measured.'
  const [, voice, sound] = states
  const open = [voice === 'open' && 'say a few words', sound === 'open' && 'play the notes'].filter(Boolean)
  if (open.length > 0) return `Still to try: ${open.join(', and ')}.`
  return goesIn
    ? 'You can come in. What is marked with ! could be better.'
    : 'This will do. What is marked with ! could be better.'
}

/** Worth a look is not well; not tried is neither. */
const hasPassed = (state: CheckState): boolean | null =>
  state === 'good' ? true : state === 'look' || state === 'fault' ? false : null

const idOf = ([track]: MediaStreamTrack[]): string | null => track?.getSettings().deviceId ?? null
