import { Notice } from '../../../ui/notices.tsx'

/** Of letters and disks: what an administrator is told of the server, beside the backups (ui/backup-notice.tsx). */
export interface ServerNews {
  /** Null: all is well. */
  title: string | null
  sentences: readonly string[]
}

/** A warning above everything else, when it is one. */
export function ServerWarning({ title, sentences }: ServerNews) {
  if (title === null) return null
  return (
    <Notice kind="attention" title={title}>
      <p>{sentences.join(' ')}</p>
    </Notice>
  )
}

/** A quiet line below, while all is well. */
export function ServerLine({ title, sentences }: ServerNews) {
  return title === null && sentences.length > 0 ? <p>{sentences.join(' ')}</p> : null
}
