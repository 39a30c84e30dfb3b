import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'

export interface SeatProps {
  name: string
  /** "moderator", "tells", "listens": in the card below the name. */
  notes: readonly string[]
  you: boolean
  presence: 'here' | 'reconnecting' | 'away' | 'apologies'
  /** The picture and the voice; null while there are none. */
  stream: MediaStream | null
  /** connecting: nothing has come of them yet; too-weak: the picture rests, the voice stays. */
  picture: 'live' | 'connecting' | 'too-weak'
  microphone: boolean
  camera: boolean
  /** For oneself alone. */
  hidden: boolean
  signal: 'hand' | 'symbol' | null
  /** Small shared signals. */
  cannotHear: boolean
  backInAMoment: boolean
  /** Has moved back and listens. */
  satBack: boolean
  sound: Sound
  place: { left: number; top: number; width: number; height: number; moveX: number; moveY: number }
  /** What a leader can do here. */
  choice?: { chosen: boolean; choose(): void } | undefined
  presents?: (() => void) | undefined
}

export interface Sound {
  /** The browser lets nothing sound yet. */
  held(): void
  /** How often one has pressed for it since. */
  freed: number
  /** Which loudspeaker; null: the computer's own choice. */
  speaker: string | null
}

/** Somebody's place in the circle, or the chair that they left empty. */
export function SeatPicture(seat: SeatProps) {
  const { place, presence } = seat
  const isEmpty = presence === 'away' || presence === 'apologies'
  const out = seat.satBack ? `translate(${place.moveX}px, ${place.moveY}px)` : 'none'
  return (
    <li
      class={`seat ${isEmpty ? 'seat-empty' : ''} ${seat.satBack ? 'seat-back' : ''}`}
      style={{
        left: `${place.left}px`,
        top: `${place.top}px`,
        width: `${place.width}px`,
        height: `${place.height}px`,
        transform: out,
      }}
    >
      {isEmpty ? <EmptyChair {...seat} /> : <Face {...seat} />}
    </li>
  )
}

function EmptyChair({ name, notes, presence }: SeatProps) {
  return (
    <div class="chair">
      <p class="chair-name">{name}</p>
      <p class="chair-words">
        {[presence === 'apologies' ? 'sent apologies' : 'not here', ...notes].join(' · ')}
      </p>
    </div>
  )
}

function Face(seat: SeatProps) {
  const { name, you, stream, camera, presence, choice, presents } = seat
  const words = inTheWay(seat)
  const shows = stream !== null && camera && !seat.hidden && seat.picture !== 'too-weak'
  return (
    <div
      class={`face ${choice?.chosen ? 'face-chosen' : ''} ${presence === 'reconnecting' ? 'face-lost' : ''}`}
    >
      <Live stream={stream} isOwn={you} shows={shows} sound={seat.sound} />
      {!shows && (
        <p class="face-initials" aria-hidden="true">
          {initials(name)}
        </p>
      )}
      {words && <p class="face-words">{words}</p>}
      <Signals {...seat} />
      {choice && (
        <button type="button" class="face-choice" aria-pressed={choice.chosen} onClick={choice.choose}>
          <span class="sr-only">Choose {name}</span>
        </button>
      )}
      {presents && (
        <button type="button" class="face-presents" aria-label={`Presents: ${name}`} onClick={presents}>
          Presents
        </button>
      )}
      <NameCard {...seat} />
    </div>
  )
}

function inTheWay({ presence, hidden, picture, camera, stream }: SeatProps): string | null {
  if (presence === 'reconnecting') return 'reconnecting'
  if (picture === 'too-weak') return 'connection too weak'
  if (!camera) return 'camera off'
  if (hidden) return 'hidden for you alone'
  if (picture === 'connecting' || !stream) return 'connecting'
  return null
}

interface LiveProps {
  stream: MediaStream | null
  isOwn: boolean
  shows: boolean
  sound: Sound
}

/** Picture and voice. The picture may rest while the voice goes on: the element stays. */
function Live({ stream, isOwn, shows, sound }: LiveProps) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return
    if (element.srcObject !== stream) element.srcObject = stream
    void playAloud(element, stream, isOwn, sound.held)
  }, [stream, isOwn, sound.held, sound.freed])
  useEffect(() => {
    // Not every browser lets one choose; then the computer's own is used.
    if (sound.speaker) void video.current?.setSinkId?.(sound.speaker).catch(() => undefined)
  }, [sound.speaker])
  return (
    <video
      ref={video}
      class={`live ${isOwn ? 'live-own' : ''} ${shows ? '' : 'live-resting'}`}
      playsinline
      muted
      disablepictureinpicture
      aria-hidden="true"
      tabIndex={-1}
    />
  )
}

/** Some browsers let nothing sound before one has pressed something on the page: then at least the picture runs. */
async function playAloud(
  element: HTMLVideoElement,
  stream: MediaStream | null,
  isOwn: boolean,
  held: () => void,
): Promise<void> {
  if (!stream) return
  element.muted = isOwn
  try {
    await element.play()
  } catch (fault) {
    if (element.muted || !(fault instanceof DOMException) || fault.name !== 'NotAllowedError') return
    element.muted = true
    if (stream.getAudioTracks().length > 0) held()
    await element.play().catch(() => undefined)
  }
}

function Signals({ signal, cannotHear, backInAMoment }: SeatProps) {
  if (!signal && !cannotHear && !backInAMoment) return null
  return (
    <ul class="seat-signals">
      {signal && (
        <li class="seat-signal seat-wish">
          <Icon name={signal} />
          <span class="sr-only">wishes to speak</span>
        </li>
      )}
      {cannotHear && (
        <li class="seat-signal">
          <Icon name="ear" />
          can’t hear
        </li>
      )}
      {backInAMoment && (
        <li class="seat-signal">
          <Icon name="cup" />
          back in a moment
        </li>
      )}
    </ul>
  )
}

function NameCard({ name, you, notes, microphone }: SeatProps) {
  return (
    <div class="name-card">
      {!microphone && (
        <span class="name-muted">
          <Icon name="microphone-off" />
          <span class="sr-only">Microphone off. </span>
        </span>
      )}
      <p class="name-words">
        <span class="name">{name}</span>
        {(you || notes.length > 0) && (
          <span class="name-notes">
            <span class="sr-only">, </span>
            {[...(you ? ['you'] : []), ...notes].join(' · ')}
          </span>
        )}
      </p>
    </div>
  )
}

/** "Morag Bain" → "MB" */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean)
  return [parts[0], parts.length > 1 ? parts.at(-1) : '']
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

interface RingPictureProps {
  label: string
  width: number
  height: number
  /** Its edge, around its middle, and how far down that is. */
  table: { edge: string; top: number }
  middle: { left: number; top: number; width: number; height: number }
  words: ComponentChildren
  children?: ComponentChildren
}

/** The table, those who sit around it, and the words in the middle. */
export function RingPicture({ label, width, height, table, middle, words, children }: RingPictureProps) {
  return (
    <>
      <svg
        class="table-picture"
        viewBox={`${-width / 2} ${-table.top} ${width} ${height}`}
        aria-hidden="true"
      >
        <path d={table.edge} />
      </svg>
      <div
        class="middle"
        style={{
          left: `${middle.left}px`,
          top: `${middle.top}px`,
          width: `${middle.width}px`,
          height: `${middle.height}px`,
        }}
      >
        {words}
      </div>
      <ul class="seats" aria-label={label}>
        {children}
      </ul>
    </>
  )
}
