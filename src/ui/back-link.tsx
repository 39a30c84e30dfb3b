import type { ComponentChildren } from 'preact'

export function BackLink({ href, children }: { href: string; children?: ComponentChildren }) {
  return (
    <p class="back-link text-sm">
      <a href={href} class="quiet-link">
        <span aria-hidden="true">← </span>
        {children}
      </a>
    </p>
  )
}
