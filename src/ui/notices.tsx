import type { ComponentChildren } from 'preact'
import { LinkButton } from './actions.tsx'

type Kind = 'info' | 'good' | 'attention' | 'problem'

interface NoticeProps {
  kind: Kind
  title?: string | undefined
  children?: ComponentChildren
}

/** Says what happened or what to know; a problem is announced at once. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div role={kind === 'problem' ? 'alert' : 'status'} class={`notice notice-${kind}`}>
      <div class="notice-words flow">
        {title && <p class="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  )
}

interface EmptyStateProps {
  title: string
  action?: { href: string; label: string } | undefined
  /** What to do about it. */
  children?: ComponentChildren
}

export function EmptyState({ title, action, children }: EmptyStateProps) {
  return (
    <div class="empty-state flow">
      <p class="text-subheading">{title}</p>
      {children}
      {action && (
        <p class="pt-3">
          <LinkButton href={action.href}>{action.label}</LinkButton>
        </p>
      )}
    </div>
  )
}

interface BadgeProps {
  kind?: 'neutral' | 'accent' | 'good' | 'attention' | 'problem' | undefined
  children?: ComponentChildren
}

export function Badge({ kind = 'neutral', children }: BadgeProps) {
  return <span class={`tag tag-${kind}`}>{children}</span>
}

interface DetailsProps {
  summary: string
  open?: boolean | undefined
  children?: ComponentChildren
}

/** More for whoever wants it. */
export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details class="more" open={open}>
      <summary>{summary}</summary>
      <div class="flow pt-3">{children}</div>
    </details>
  )
}
