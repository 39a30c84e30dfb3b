import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icons.tsx'

export interface Call {
  name: string
  phone: string | null
}

/** Whom to ring when the screen is no help; in sight from the check to the end (R56). */
export function PhoneNumbers({ leaders }: { leaders: readonly Call[] }) {
  const reachable = leaders.filter(({ phone }) => phone !== null)
  if (reachable.length === 0) return null
  return (
    <div class="room-phones">
      <p class="room-phones-title">
        <Icon name="phone" />
        If something fails, ring
      </p>
      <ul class="room-phone-list">
        {reachable.map(({ name, phone }) => (
          <li key={name}>
            {name} <a href={`tel:${(phone ?? '').replace(/[^\d+]/g, '')}`}>{phone}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface BarProps {
  leaders: readonly Call[]
  children?: ComponentChildren
  /** The way out, and the leaders' panel. */
  end: ComponentChildren
}

export function RoomBar({ leaders, children, end }: BarProps) {
  return (
    <footer class="room-bar">
      <PhoneNumbers leaders={leaders} />
      <div class="room-tools">{children}</div>
      <div class="room-tools room-tools-end">{end}</div>
    </footer>
  )
}

interface ToggleProps {
  label: string
  icon: IconName
  /** What is shown while it is off, where that is a drawing of its own. */
  iconOff?: IconName | undefined
  pressed: boolean
  /** Being off is worth a look: nobody hears or sees you. */
  offMatters?: boolean | undefined
  /** Being on is worth a look: others see the signal. */
  onMatters?: boolean | undefined
  toggle(on: boolean): void
}

export function Toggle({ label, icon, iconOff, pressed, offMatters, onMatters, toggle }: ToggleProps) {
  const tone = !pressed && offMatters ? 'room-tool-off' : pressed && onMatters ? 'room-tool-on' : ''
  return (
    <button type="button" class={`room-tool ${tone}`} aria-pressed={pressed} onClick={() => toggle(!pressed)}>
      <Icon name={pressed ? icon : (iconOff ?? icon)} />
      <span class="room-tool-label">{label}</span>
    </button>
  )
}

interface ToolProps {
  label: string
  icon: IconName
  tone?: 'plain' | 'leave' | 'accent' | undefined
  count?: number | undefined
  expanded?: boolean | undefined
  press(): void
}

export function Tool({ label, icon, tone = 'plain', count, expanded, press }: ToolProps) {
  return (
    <button type="button" class={`room-tool room-tool-${tone}`} aria-expanded={expanded} onClick={press}>
      <Icon name={icon} />
      <span class="room-tool-label">{label}</span>
      {count !== undefined && count > 0 && <span class="room-count">{count}</span>}
    </button>
  )
}

interface PressProps {
  tone?: 'primary' | 'plain' | 'quiet' | 'problem' | undefined
  small?: boolean | undefined
  pressed?: boolean | undefined
  /** Which of several alike: read out after its words. */
  about?: string | undefined
  press(): void
  children?: ComponentChildren
}

const tones = {
  primary: 'btn btn-primary',
  plain: 'btn btn-outline',
  quiet: 'btn btn-quiet',
  problem: 'btn btn-outline btn-error',
} as const

/** A button that does something here and now, and loads no page. */
export function Press({ tone = 'plain', small, pressed, about, press, children }: PressProps) {
  return (
    <button
      type="button"
      class={`${tones[tone]} ${small ? 'room-small' : ''}`}
      aria-pressed={pressed}
      onClick={press}
    >
      {children}
      {about && <span class="sr-only"> {about}</span>}
    </button>
  )
}
