import type { ComponentChildren, RefObject } from 'preact'

/** What has been found of one thing: not looked at, being looked at, all well, worth a look, not working. */
export type CheckState = 'open' | 'busy' | 'good' | 'look' | 'fault'

const stateWords: Readonly<Record<CheckState, string>> = {
  open: 'Not looked at yet',
  busy: 'Being looked at',
  good: 'Ready',
  look: 'Worth a look',
  fault: 'Does not work',
}

interface CheckBoardProps {
  picture: ComponentChildren
  children: ComponentChildren
}

/** Own picture at the left, what is looked at beside it; below each other in a narrow window. */
export function CheckBoard({ picture, children }: CheckBoardProps) {
  return (
    <div class="check-board">
      <div class="check-picture">{picture}</div>
      <ol class="check-rows">{children}</ol>
    </div>
  )
}

interface CheckRowProps {
  state: CheckState
  title: string
  children?: ComponentChildren
}

export function CheckRow({ state, title, children }: CheckRowProps) {
  return (
    <li class={`check-row check-${state}`}>
      <span class="check-mark" aria-hidden="true" />
      <div class="check-words flow">
        <h2 class="text-subheading">
          {title}
          <span class="sr-only">: {stateWords[state]}</span>
        </h2>
        {children}
      </div>
    </li>
  )
}

/** What one does about a fault, one after the other. */
export function CheckSteps({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <div class="check-steps flow">
      <p class="font-semibold">{title}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  )
}

interface OwnPictureProps {
  video: RefObject<HTMLVideoElement | null>
  /** There is a picture to show. */
  on: boolean
  /** What to do about it, on the picture itself. */
  hint: string | null
  /** Instead of a picture. */
  children?: ComponentChildren
}

/** As in a mirror, with an outline of where head and shoulders belong. */
export function OwnPicture({ video, on, hint, children }: OwnPictureProps) {
  return (
    <figure class="own-picture">
      <video
        ref={video}
        autoplay
        muted
        playsinline
        class={on ? '' : 'hidden'}
        aria-label="Your own picture"
      />
      {on ? (
        <svg viewBox="0 0 160 90" class="own-outline" aria-hidden="true">
          <path d="M80 14c11 0 17 8 17 19 0 13-8 22-17 22s-17-9-17-22c0-11 6-19 17-19Z" />
          <path d="M36 90c2-19 15-26 32-29 3 4 7 6 12 6s9-2 12-6c17 3 30 10 32 29" />
        </svg>
      ) : (
        <div class="own-nothing flow">{children}</div>
      )}
      {on && (
        <figcaption class={hint ? 'own-hint' : 'own-caption'}>
          {hint ?? 'Head and shoulders inside the outline, so that everybody sees you well.'}
        </figcaption>
      )}
    </figure>
  )
}

/** How loud it is, from 0 to 1. */
export function LevelBar({ level, label }: { level: number; label: string }) {
  const steps = 12
  const lit = Math.round(level * steps)
  return (
    <>
      <meter class="sr-only" aria-label={label} min={0} max={steps} value={lit}>
        {lit > 2 ? 'We hear something' : 'Quiet'}
      </meter>
      <span class="level-bar" aria-hidden="true">
        {Array.from({ length: steps }, (_, index) => (
          <span key={index} class={index < lit ? 'level-on' : ''} />
        ))}
      </span>
    </>
  )
}

interface PickOneProps {
  label: string
  options: readonly { id: string; label: string }[]
  chosen: string | null
  onPick: (id: string) => void
}

/** Another camera, another microphone: only where there are several. */
export function PickOne({ label, options, chosen, onPick }: PickOneProps) {
  if (options.length < 2) return null
  return (
    <label class="check-pick">
      <span>{label}</span>
      <select class="select" onChange={({ currentTarget }) => onPick(currentTarget.value)}>
        {options.map(({ id, label }) => (
          <option key={id} value={id} selected={id === chosen}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

interface PressProps {
  tone?: 'primary' | 'plain' | 'quiet'
  onPress: () => void
  disabled?: boolean
  children?: ComponentChildren
}

const tones = { primary: 'btn btn-primary', plain: 'btn btn-outline', quiet: 'btn btn-quiet' } as const

/** A button that does something here and sends nothing. */
export function Press({ tone = 'plain', onPress, disabled, children }: PressProps) {
  return (
    <button type="button" class={tones[tone]} onClick={onPress} disabled={disabled}>
      {children}
    </button>
  )
}

export function Tick(props: { label: string; hint: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="check-tick">
      <input
        type="checkbox"
        class="checkbox"
        checked={props.on}
        onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
      />
      <span>
        {props.label}
        <span class="block text-sm text-muted">{props.hint}</span>
      </span>
    </label>
  )
}

/** Stays in sight at the foot: whether one can go in, and the button. */
export function DoorBar({ words, children }: { words: string; children?: ComponentChildren }) {
  return (
    <div class="door-bar">
      <p role="status">{words}</p>
      {children}
    </div>
  )
}

/** Something to read before the check begins: what the browser will ask, or why a phone will not do. */
export function CheckCard({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <section class="check-card flow">
      <h2 class="text-heading">{title}</h2>
      {children}
    </section>
  )
}
