import { inWords } from '../../../shared/numerals.ts'
import { APOLOGIES_KEPT_WEEKS, ATTENDANCE_KEPT_MONTHS } from '../rules/attendance.ts'

/** How long what stands on the page is kept. */
export function KeptWords({ own }: { own?: boolean | undefined }) {
  return (
    <p class="text-muted">
      {own
        ? 'Your leaders and you see this, nobody else; they see '
        : 'Those who lead see this, and each member their own; the society sees nothing of it. '}
      {own && 'everybody’s, and the society sees nothing of it. '}
      Apologies are deleted {inWords(APOLOGIES_KEPT_WEEKS)} weeks after the meeting, attendance{' '}
      {inWords(ATTENDANCE_KEPT_MONTHS)} months after somebody has left: until then it makes their certificate.
    </p>
  )
}
