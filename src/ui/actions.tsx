import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { FormKeyContext } from './form-key.ts'

export type Tone = 'primary' | 'plain' | 'quiet' | 'problem'

const tones: Record<Tone, string> = {
  primary: 'btn btn-primary',
  plain: 'btn btn-outline',
  quiet: 'btn btn-quiet',
  problem: 'btn btn-outline btn-error',
}

interface LinkButtonProps {
  href: string
  tone?: Tone | undefined
  children?: ComponentChildren
}

/** A link that looks like a button, for the main way on. */
export function LinkButton({ href, tone = 'primary', children }: LinkButtonProps) {
  return (
    <a href={href} class={tones[tone]}>
      {children}
    </a>
  )
}

interface ButtonProps {
  tone?: Tone | undefined
  name?: string | undefined
  value?: string | undefined
  /** Which of several alike it is: read out after its words, and shown on pointing at it. */
  about?: string | undefined
  /** Sends the form elsewhere than its first button does. */
  action?: string | undefined
  children?: ComponentChildren
}

/** Submits the form it stands in. */
export function Button({ tone = 'primary', name, value, about, action, children }: ButtonProps) {
  return (
    <button type="submit" name={name} value={value} title={about} formAction={action} class={tones[tone]}>
      {children}
    </button>
  )
}

interface PostButtonProps {
  action: string
  label: string
  /** Which of several alike it is, for those who hear it without seeing its row. */
  about?: string | undefined
  tone?: Tone | undefined
  /** Asks before doing: one sentence that says what will happen. */
  confirm?: string | undefined
  fields?: Record<string, string> | undefined
}

/** A form of one button. */
export function PostButton({ action, label, about, tone = 'plain', confirm, fields = {} }: PostButtonProps) {
  const formKey = useContext(FormKeyContext)
  const form = (
    <form method="post" action={action}>
      <input type="hidden" name="_key" value={formKey()} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button tone={tone} about={about}>
        {label}
      </Button>
    </form>
  )
  if (!confirm) return form
  return (
    <details class="confirm">
      <summary class={tones[tone === 'primary' ? 'primary' : 'plain']}>{label}…</summary>
      <div class="mt-3 grid max-w-prose gap-3">
        <p>{confirm}</p>
        {form}
      </div>
    </details>
  )
}

interface NextStepProps {
  title: string
  action?: { href: string; label: string } | undefined
  children?: ComponentChildren
}

/** The one thing to do now; stands on every page that has one. */
export function NextStep({ title, action, children }: NextStepProps) {
  return (
    <section aria-label="Next step" class="next-step">
      <div class="next-words flow">
        <p class="text-sm font-semibold text-primary">Next step</p>
        <h2 class="text-subheading">{title}</h2>
        {children}
      </div>
      {action && <LinkButton href={action.href}>{action.label}</LinkButton>}
    </section>
  )
}
