import { render } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { Details } from '../../../ui/notices.tsx'
import {
  CheckBoard,
  CheckCard,
  CheckRow,
  type CheckState,
  CheckSteps,
  DoorBar,
  LevelBar,
  OwnPicture,
  PickOne,
  Press,
  Tick,
} from '../../../ui/room-check/check.tsx'
import { watchLevel } from '../client/devices/microphone-level.ts'
import {
  areAllowed,
  close,
  type Devices,
  devices,
  type Opened,
  openDevices,
} from '../client/devices/open-devices.ts'
import { remember, remembered } from '../client/devices/remembered.ts'
import { playSound } from '../client/devices/sound.ts'
import { watchLight } from '../client/devices/watch-light.ts'
import { measureConnection } from '../client/measure-connection.ts'
import { browserKind, isMobileBrowser } from '../rules/check/browser-kind.ts'
import { connection, connectionWords, type Measured, measuredInWords } from '../rules/check/connection.ts'
import { faultWords } from '../rules/check/device-fault.ts'
import { type Light, lightWords } from '../rules/check/light.ts'
import { type ScreenVerdict, screenVerdict } from '../rules/check/screen.ts'
import type { DoorWay } from '../rules/room-way.ts'

const browser = browserKind(navigator.userAgent)

function Check({ way, root }: { way: DoorWay; root: HTMLElement }) {
  const screen = useScreen()
  const [goesOnByPhone, goOnByPhone] = useState(false)
  const looks = useDevices()
  if (screen === 'phone' && way.room && !goesOnByPhone) {
    return <PhoneGate allowed={way.phonesAllowed} onGoOn={() => goOnByPhone(true)} />
  }
  if (!looks.opened) {
    return <Ask isOpening={looks.isOpening} onOpen={looks.open} />
  }
  return <Board way={way} root={root} screen={screen} {...looks} opened={looks.opened} />
}

/** R33: why a phone will not do, and the way on where the group allows it. */
function PhoneGate({ allowed, onGoOn }: { allowed: boolean; onGoOn: () => void }) {
  return (
    <CheckCard title="Please come with a computer or a laptop">
      <p>
        In the circle everybody sees everybody, all the time. On a phone the faces would be as small as a
        fingernail, and a phone in the hand moves about.
      </p>
      <p>Open this page on a computer or a laptop: the same link from the same email does it.</p>
      {allowed ? (
        <>
          <p>Your group allows a phone where nothing else can be had.</p>
          <Press onPress={onGoOn}>Go on with this phone</Press>
        </>
      ) : (
        <p>If you have none tonight, ring your leaders.</p>
      )}
    </CheckCard>
  )
}

function Ask({ isOpening, onOpen }: { isOpening: boolean; onOpen: () => void }) {
  return (
    <CheckCard title="First: camera and microphone">
      <p>
        Press the button. Your browser then asks whether this page may use your camera and your microphone:
        please answer <strong>Allow</strong>.
      </p>
      <p>Nobody sees or hears you yet, and nothing is ever recorded.</p>
      <Press tone="primary" onPress={onOpen} disabled={isOpening}>
        {isOpening ? 'Your browser is asking …' : 'Switch on camera and microphone'}
      </Press>
    </CheckCard>
  )
}

interface BoardProps extends ReturnType<typeof useDevices> {
  way: DoorWay
  root: HTMLElement
  screen: ScreenVerdict
  opened: Opened
}

function Board(props: BoardProps) {
  const { way, root, screen, opened, found, open } = props
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
  const line = useConnection()
  const sound = useSound()
  const choose = (device: 'camera' | 'microphone') => (id: string) => {
    remember({ [device]: id })
    open()
  }
  const goIn = async () => {
    const { room, leaders } = way
    if (!room) return
    const { openRoom } = await import('./room.tsx')
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
            options={found.cameras}
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
            options={found.microphones}
            chosen={idOf(opened.stream.getAudioTracks())}
            onPick={choose('microphone')}
          />
        </CheckRow>
        <CheckRow state={soundState} title="What you hear">
          <SoundRow sound={sound} speakers={found.speakers} />
        </CheckRow>
        <CheckRow state={lineState} title="Your connection">
          <LineRow line={line} verdict={verdict} />
        </CheckRow>
        <CheckRow state={screen === 'good' ? 'good' : 'look'} title="Your screen">
          <p>{screenWords[screen]}</p>
        </CheckRow>
        {way.relay && <RelayRow />}
      </CheckBoard>
      <DoorBar words={isOpen && !way.room ? 'The doors are open.' : inSum(states, way.room !== null)}>
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

function inSum(states: readonly CheckState[], goesIn: boolean): string {
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

/** Whoever sends directly shows the others' computers from where: a person's own choice. */
function RelayRow() {
  const [on, setOn] = useState(remembered().relayOnly)
  const choose = (next: boolean) => {
    remember({ relayOnly: next })
    setOn(next)
  }
  return (
    <CheckRow state="good" title="Your internet address">
      <Tick
        label="Keep it from the others’ computers"
        hint="What you send then goes by a relay, encrypted as always; it may take a little longer."
        on={on}
        onChange={choose}
      />
    </CheckRow>
  )
}

function Fault(props: {
  fault: NonNullable<Opened['faults']['camera']>
  device: 'camera' | 'microphone'
  onAgain: () => void
}) {
  const { title, steps } = faultWords(props.fault, props.device, browser)
  return (
    <>
      <CheckSteps title={title} steps={steps} />
      <Press onPress={props.onAgain}>Try again</Press>
    </>
  )
}

function SoundRow({
  sound,
  speakers,
}: {
  sound: ReturnType<typeof useSound>
  speakers: Devices['speakers']
}) {
  return (
    <>
      {sound.state === 'good' && <p>You hear us.</p>}
      {sound.state === 'open' && !sound.wasPlayed && <p>We play three soft notes.</p>}
      {sound.wasPlayed && sound.state === 'open' && <p>Did you hear three notes?</p>}
      {sound.state === 'look' && (
        <CheckSteps
          title="No sound?"
          steps={[
            'Turn the volume up, on the computer and on the loudspeaker.',
            'Headphones: is the plug all the way in, or are they switched on?',
            ...(speakers.length > 1 ? ['Choose another loudspeaker below.'] : []),
            'Then play the notes again.',
          ]}
        />
      )}
      <p class="flex flex-wrap gap-3">
        {sound.wasPlayed && sound.state === 'open' && (
          <>
            <Press tone="primary" onPress={() => sound.answer(true)}>
              Yes
            </Press>
            <Press onPress={() => sound.answer(false)}>No</Press>
          </>
        )}
        <Press tone={sound.wasPlayed ? 'quiet' : 'plain'} onPress={sound.play} disabled={sound.isPlaying}>
          {sound.isPlaying ? 'Listen …' : sound.wasPlayed ? 'Play them again' : 'Play the notes'}
        </Press>
      </p>
      <PickOne
        label="Use another loudspeaker"
        options={speakers}
        chosen={sound.speaker}
        onPick={sound.choose}
      />
    </>
  )
}

function LineRow(props: {
  line: ReturnType<typeof useConnection>
  verdict: ReturnType<typeof connection> | null
}) {
  const { line, verdict } = props
  if (line.isFailed) {
    return (
      <>
        <CheckSteps
          title="We do not reach our server"
          steps={[
            'Is the computer on the internet? Open another website.',
            'In a hospital or an office the network may forbid it: try another network, or a phone’s hotspot.',
          ]}
        />
        <Press onPress={line.again}>Measure again</Press>
      </>
    )
  }
  if (!line.measured || !verdict) return <p>Being measured; it takes a few seconds.</p>
  const { title, advice } = connectionWords[verdict]
  return (
    <>
      <p>{title}</p>
      {advice && <p>{advice}</p>}
      <Details summary="What was measured">
        <p>{measuredInWords(line.measured)}</p>
      </Details>
      {verdict !== 'good' && <Press onPress={line.again}>Measure again</Press>}
    </>
  )
}

const idOf = ([track]: MediaStreamTrack[]): string | null => track?.getSettings().deviceId ?? null

/** Camera and microphone, opened at a press, or at once where that was allowed before. */
function useDevices() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isOpening, setOpening] = useState(false)
  const [found, setFound] = useState<Devices>({ cameras: [], microphones: [], speakers: [] })
  const now = useRef<MediaStream | null>(null)
  const open = useCallback(async () => {
    setOpening(true)
    // Some cameras open for one user at a time, and that may be this page.
    close(now.current)
    const next = await openDevices(remembered())
    now.current = next.stream
    setOpened(next)
    setFound(await devices())
    setOpening(false)
  }, [])
  useEffect(() => {
    areAllowed().then((are) => (are ? open() : undefined))
    const look = async () => setFound(await devices())
    navigator.mediaDevices?.addEventListener('devicechange', look)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', look)
  }, [open])
  return { opened, isOpening, found, open }
}

/** Long enough to have said something. */
const PATIENCE_MS = 12_000

function useVoice(stream: MediaStream): { level: number; state: CheckState; words: string } {
  const [level, setLevel] = useState(0)
  const [isHeard, setHeard] = useState(false)
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    setHeard(false)
    setQuiet(false)
    let loud = 0
    const end = watchLevel(stream, (next) => {
      setLevel(next)
      // Half a second of a voice in all, not one knock on the table.
      if (next > 0.3) loud++
      if (loud >= 5) setHeard(true)
    })
    const timer = setTimeout(() => setQuiet(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [stream])
  if (stream.getAudioTracks().length === 0) return { level: 0, state: 'fault', words: '' }
  if (isHeard) return { level, state: 'good', words: 'We hear you.' }
  if (!isQuiet) return { level, state: 'open', words: 'Say a few words: the bar moves when we hear you.' }
  return {
    level,
    state: 'look',
    words:
      'We hear nothing yet. Say something; look whether the microphone has a switch, or use another one.',
  }
}

function useSound() {
  const [speaker, setSpeaker] = useState(remembered().speaker)
  const [isPlaying, setPlaying] = useState(false)
  const [wasPlayed, setPlayed] = useState(false)
  const [isHeard, setHeard] = useState<boolean | null>(null)
  const play = async () => {
    setPlaying(true)
    setHeard(null)
    await playSound(speaker).catch(() => {})
    setPlaying(false)
    setPlayed(true)
  }
  const state: CheckState = isHeard === null ? 'open' : isHeard ? 'good' : 'look'
  const choose = (id: string) => {
    remember({ speaker: id })
    setSpeaker(id)
  }
  return { speaker, isPlaying, wasPlayed, state, play, choose, answer: setHeard }
}

function useConnection() {
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    setMeasured(null)
    setFailed(false)
    measureConnection(stop.signal)
      .then(setMeasured)
      .catch(() => !stop.signal.aborted && setFailed(true))
    return () => stop.abort()
  }, [turn])
  return { measured, isFailed, again: () => setTurn((before) => before + 1) }
}

/** The longest that a browser's timer counts. */
const LONGEST_MS = 2 ** 31 - 1

/** Whether the doors have opened while one was looking. */
function useOpening(opensInMs: number | null): boolean {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (opensInMs === null || opensInMs > LONGEST_MS) return
    const timer = setTimeout(() => setOpen(true), opensInMs + 1_000)
    return () => clearTimeout(timer)
  }, [opensInMs])
  return isOpen
}

function useScreen(): ScreenVerdict {
  const look = () =>
    screenVerdict({
      width: window.innerWidth,
      height: window.innerHeight,
      screenWidth: window.screen.width,
      screenHeight: window.screen.height,
      touchOnly:
        matchMedia('(hover: none) and (pointer: coarse)').matches || isMobileBrowser(navigator.userAgent),
    })
  const [verdict, setVerdict] = useState<ScreenVerdict>(look)
  useEffect(() => {
    const again = () => setVerdict(look())
    addEventListener('resize', again)
    return () => removeEventListener('resize', again)
  }, [])
  return verdict
}

const root = document.getElementById('room-check')
if (root) render(<Check way={JSON.parse(root.dataset.way ?? '{}')} root={root} />, root)
