import { SeatShape } from './seat-shape.tsx'

const SEAT = 18

/** How far along a path one is, as seats that are taken one by one. The words beside it say the same. */
export function Progress({ at, of }: { at: number; of: number }) {
  return (
    <svg
      width={of * SEAT}
      height="16"
      viewBox={`0 0 ${of * SEAT} 16`}
      class="progress-seats"
      aria-hidden="true"
    >
      {Array.from({ length: of }, (_, nth) => (
        <SeatShape
          key={nth}
          seat={{ state: nth + 1 < at ? 'member' : nth + 1 === at ? 'offered' : 'empty' }}
          x={nth * SEAT + 8}
          y={8}
          radius={6.5}
          line={0.2}
        />
      ))}
    </svg>
  )
}
