import type { ComponentChildren, Ref } from 'preact'

interface CircleLayoutProps {
  title: string
  /** What the ring is measured by. */
  circleRef: Ref<HTMLDivElement>
  /** The leaders' panel beside the ring. */
  desk: ComponentChildren
  /** For a moment, above the bar. */
  notice: string | null
  bar: ComponentChildren
  children?: ComponentChildren
}

/** The whole window: the ring, for leaders their panel beside it, and one bar below. */
export function CircleLayout({ title, circleRef, desk, notice, bar, children }: CircleLayoutProps) {
  return (
    <div class={desk ? 'circle-room circle-room-led' : 'circle-room'}>
      <h1 class="sr-only">{title}: the room</h1>
      <div class="ring-area" ref={circleRef}>
        {children}
      </div>
      {desk}
      <p class={notice ? 'room-notice' : 'sr-only'} role="status">
        {notice}
      </p>
      {bar}
    </div>
  )
}
