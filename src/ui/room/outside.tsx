import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Logo } from '../logo.tsx'

interface QuietPageProps {
  title: string
  eyebrow?: string | undefined
  /** Before words come anything else: oneself. */
  picture?: ComponentChildren
  children?: ComponentChildren
}

/** The waiting room before the circle, and the page after it. */
export function QuietPage({ title, eyebrow, picture, children }: QuietPageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The circle is gone with whatever had the keyboard.
  useEffect(() => heading.current?.focus(), [title])
  return (
    <div class="quiet-page">
      <div class={`quiet-sheet ${picture ? 'quiet-sheet-picture' : ''}`}>
        {picture}
        <div class="quiet-words flow">
          {!picture && <Logo />}
          {eyebrow && <p class="text-sm font-semibold text-primary">{eyebrow}</p>}
          <h1 class="text-heading" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {children}
        </div>
      </div>
    </div>
  )
}

/** Oneself as the leaders will see one. */
export function OwnPicture({ stream, camera }: { stream: MediaStream | null; camera: boolean }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current && video.current.srcObject !== stream) video.current.srcObject = stream
  }, [stream])
  const shows = stream !== null && camera
  return (
    <div class="waiting-picture">
      <video
        ref={video}
        class={`live live-own ${shows ? '' : 'live-resting'}`}
        autoplay
        playsinline
        muted
        disablepictureinpicture
        aria-hidden="true"
        tabIndex={-1}
      />
      <p class={shows ? 'sr-only' : 'face-words'}>
        {shows ? 'Your own picture is shown.' : 'Your camera is off'}
      </p>
    </div>
  )
}

/** The phases of a session, without minutes: timing is the leaders' business. */
export function PlanOfSession({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div class="room-plan">
      <h2 class="text-subheading">{title}</h2>
      <ol>
        {lines.map((line, nth) => (
          <li key={`${nth}-${line}`}>{line}</li>
        ))}
      </ol>
    </div>
  )
}

export function ButtonRow({ children }: { children?: ComponentChildren }) {
  return <div class="quiet-buttons">{children}</div>
}

/** Heard, not seen; waits for a pause in what a screen reader says. */
export function Announcements({ sentences }: { sentences: readonly { key: number; words: string }[] }) {
  return (
    <div role="log" aria-live="polite" aria-label="What happens in the room" class="sr-only">
      {sentences.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  )
}
