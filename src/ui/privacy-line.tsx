import { Quiet } from './paragraphs.tsx'

/** Stands in every form by which somebody without an account says who they are. */
export function PrivacyLine() {
  return (
    <Quiet>
      Who reads this, and when it is deleted: <a href="/privacy">privacy notice</a>.
    </Quiet>
  )
}
