import type { Seat } from './seats.ts'

interface SeatShapeProps {
  seat: Seat
  x: number
  y: number
  radius: number
  /** Thickness of outlines, as a part of the radius. */
  line: number
}

/** One seat. Each state has a shape of its own, so that it is told without colour. */
export function SeatShape({ seat, x, y, radius, line }: SeatShapeProps) {
  const at = { cx: round(x), cy: round(y) }
  const stroke = round(radius * line)
  const outline = { ...at, r: round(radius - stroke / 2), 'stroke-width': stroke }
  return (
    <>
      {seat.emphasis && <circle {...at} r={round(radius * 1.4)} class="seat-glow" />}
      {seat.state === 'leader' && (
        <>
          <circle {...outline} r={round(radius * 1.12 - stroke / 2)} class="seat-line" />
          <circle {...at} r={round(radius * (1.12 - line * 2))} class="seat-fill" />
        </>
      )}
      {seat.state === 'member' && <circle {...at} r={round(radius)} class="seat-fill" />}
      {seat.state === 'offered' && (
        <>
          <circle {...outline} class="seat-line" />
          <circle {...at} r={round(radius * 0.3)} class="seat-fill" />
        </>
      )}
      {seat.state === 'empty' && (
        <circle {...outline} class="seat-free" stroke-dasharray={tenDashes(outline.r)} />
      )}
    </>
  )
}

/** Ten dashes whatever the size, with no odd end where they meet. */
function tenDashes(radius: number): string {
  const dash = (2 * Math.PI * radius) / 10
  return `${round(dash * 0.55)} ${round(dash * 0.45)}`
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
