import { useState } from 'preact/hooks'
import { Row } from '../../../../ui/layout.tsx'
import { Details } from '../../../../ui/notices.tsx'
import { CheckRow, CheckSteps, PickOne, Press, Tick } from '../../../../ui/room-check/check.tsx'
import type { Devices, Opened } from '../../client/devices/open-devices.ts'
import { remember, remembered } from '../../client/devices/remembered.ts'
import { browserKind } from '../../rules/check/browser-kind.ts'
import { type connection, connectionWords, measuredInWords } from '../../rules/check/connection.ts'
import { faultWords } from '../../rules/check/device-fault.ts'
import type { useConnection } from './use-connection.ts'
import type { useSound } from './use-sound.ts'

const browser = browserKind(navigator.userAgent)

/** Whoever sends directly shows the others' computers from where: a person's own choice. */
export function RelayRow() {
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

export function Fault(props: {
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

export function SoundRow({
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
      <Row>
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
      </Row>
      <PickOne
        label="Use another loudspeaker"
        options={speakers}
        chosen={sound.speaker}
        onPick={sound.choose}
      />
    </>
  )
}

export function LineRow(props: {
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
