import { PostButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export function RecoveryCodesPage({ codes }: { codes: readonly string[] }) {
  return (
    <Document title="Your recovery codes" secret>
      <PageHeader
        title="Your recovery codes"
        lead="For the day your phone is lost. Each lets you in once, after the email."
      />
      <Notice kind="attention" title="They are shown only now">
        <p>
          Print this page or write them down, and put them where you keep a passport. We keep no copy that
          could be read.
        </p>
      </Notice>
      <ol class="recovery-codes" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <PostButton action="/profile/recovery-codes/keeping" label="I have put them away" tone="primary" />
    </Document>
  )
}
