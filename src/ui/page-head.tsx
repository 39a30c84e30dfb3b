import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { asset } from './assets.ts'
import { SiteContext } from './site.ts'

interface PageHeadProps {
  title: string
  /** Tells nobody where one comes from: behind a secret address. */
  secret?: boolean | undefined
  /** Beside the site's own. */
  styles?: readonly string[] | undefined
  children?: ComponentChildren
}

/** What every page of the site tells a browser about itself. */
export function PageHead({ title, secret, styles = [], children }: PageHeadProps) {
  const { society } = useContext(SiteContext)
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} · ${society}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content={secret ? 'no-referrer' : 'same-origin'} />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link
        rel="preload"
        href={asset('source-serif-4-600.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={asset('site.css')} />
      {styles.map((name) => (
        <link key={name} rel="stylesheet" href={asset(name)} />
      ))}
      {children}
    </head>
  )
}
