import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { asText } from './as-text.ts'

/** One tree of email components as HTML and as readable plain text. */
export function renderEmail(tree: VNode): { html: string; text: string } {
  return { html: `<!doctype html>${render(tree)}`, text: asText(tree) }
}
