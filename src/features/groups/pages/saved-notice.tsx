import { Notice } from '../../../ui/notices.tsx'

/** What has just been saved on a page, and where the group's plan leads next. */
export interface Saved<Part extends string> {
  part: Part
  words: string
  next: { href: string; label: string }
}

interface SavedNoticeProps<Part extends string> {
  saved: Saved<Part> | null
  /** The parts of the page beside which it is said. */
  of: Part | readonly Part[]
}

/** Stands in the very section that was saved: there it is in sight. */
export function SavedNotice<Part extends string>({ saved, of }: SavedNoticeProps<Part>) {
  if (!saved || ![of].flat().includes(saved.part)) return null
  return (
    <Notice kind="good" title={saved.words}>
      <p>
        Next: <a href={saved.next.href}>{saved.next.label} →</a>
      </p>
    </Notice>
  )
}
