import type { ComponentChildren } from 'preact'

interface HeroProps {
  title: string
  lead?: ComponentChildren
  actions?: ComponentChildren
  picture?: ComponentChildren
}

/** The first thing a visitor sees: the title, and a picture as large as the words beside it. */
export function Hero({ title, lead, actions, picture }: HeroProps) {
  return (
    <header class="grid items-center gap-x-16 gap-y-12 pt-2 pb-4 sm:pt-6 lg:grid-cols-[minmax(0,1fr)_23rem]">
      <div>
        <h1 class="text-title text-balance">{title}</h1>
        {lead && <div class="mt-6 max-w-prose text-lead text-muted text-pretty">{lead}</div>}
        {actions && <div class="mt-8 flex flex-wrap items-center gap-3">{actions}</div>}
      </div>
      {picture && <div class="mx-auto w-64 lg:w-full [&>svg]:w-full">{picture}</div>}
    </header>
  )
}
