import type { ComponentChildren } from 'preact'
import { asset } from '../assets.ts'
import { Notice } from '../notices.tsx'

/** What a page with a check needs in its head: the check’s own look, and the room’s, which follows on the same page. */
export const checkStyles = ['room-check.css', 'room.css'] as const

interface CheckPlaceProps {
  /** What the script needs, as JSON. */
  way: object
  /** For whom there is no script: what to do instead. */
  children?: ComponentChildren
}

/** Where the check, and after it the room, is drawn by the browser. */
export function CheckPlace({ way, children }: CheckPlaceProps) {
  return (
    <>
      <div id="room-check" data-way={JSON.stringify(way)}>
        <noscript>
          <Notice kind="attention" title="The room needs JavaScript, which is off in this browser.">
            <p>
              Switch it on in the browser’s settings and open this page again, or use another browser.
              Everything else on this site works without it.
            </p>
            {children}
          </Notice>
        </noscript>
      </div>
      <script type="module" src={asset('check.js')} />
    </>
  )
}

/** Whom to ring, always in sight (R56). */
export function CallStrip({ leaders }: { leaders: readonly { name: string; phone: string | null }[] }) {
  const reachable = leaders.filter(({ phone }) => phone !== null)
  if (reachable.length === 0) return null
  return (
    <aside class="call-strip" aria-label="If anything does not work">
      <span>Does something not work? Ring:</span>
      {reachable.map(({ name, phone }) => (
        <span key={name}>
          {name} <a href={`tel:${(phone ?? '').replace(/[^\d+]/g, '')}`}>{phone}</a>
        </span>
      ))}
    </aside>
  )
}
