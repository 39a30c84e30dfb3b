import { type ComponentChildren, Fragment, isValidElement, type VNode } from 'preact'
import { Button, CodeWord, Email, FactList, Heading, Link, List, Para, Small } from './email.tsx'

type Props = Record<string, unknown> & { children?: ComponentChildren }

const width = 72

/** An email's tree as plain text: blocks divided by blank lines, addresses written out. */
export function asText(tree: ComponentChildren): string {
  return `${textOf(tree)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function textOf(node: ComponentChildren): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (!isValidElement(node)) return String(node)
  return elementText(node as VNode<Props>)
}

function elementText({ type, props }: VNode<Props>): string {
  const spoken = inText.get(type)
  if (spoken) return spoken(props)
  if (type === Fragment) return textOf(props.children)
  // Email components are plain functions without hooks: calling one gives its tree.
  if (typeof type === 'function') return textOf((type as (props: Props) => ComponentChildren)(props))
  if (type === 'br') return '\n'
  if (type === 'a') return linkText(props)
  if (type === 'p' || type === 'div') return block(textOf(props.children))
  return textOf(props.children)
}

// How each component of the kit reads as text; everything else is read through.
const inText = new Map<unknown, (props: Props) => string>([
  [Para, (props) => block(textOf(props.children))],
  [Small, (props) => block(textOf(props.children))],
  [CodeWord, (props) => block(`    ${flat(textOf(props.children))}`)],
  [Heading, (props) => block(underlined(textOf(props.children), '-'))],
  [Button, (props) => block(`${flat(textOf(props.children))}:\n${String(props.href)}`)],
  [Link, linkText],
  [List, (props) => block(each(props.items, (item) => wrapped(`- ${flat(textOf(item))}`, '  ')))],
  [FactList, (props) => block(each(props.facts, factText))],
  [Email, emailText],
])

function emailText(props: Props): string {
  const { society, title, replyHref } = props
  const choices = props.choices as { href: string; of: string } | undefined
  const answer = replyHref ? block(`Reply here:\n${String(replyHref)}`) : ''
  return (
    block(underlined(String(title), '=')) +
    textOf(props.children) +
    answer +
    block(
      `-- \n${String(society)}\nReplies by email are not read.${choices ? `\nChoose what ${choices.of} sends you by email:\n${choices.href}` : ''}`,
    )
  )
}

function factText(fact: ComponentChildren): string {
  const [term, value] = fact as unknown as [string, ComponentChildren]
  return wrapped(`${term}: ${flat(textOf(value))}`, '  ')
}

function linkText({ href, children }: Props): string {
  const words = flat(textOf(children))
  return words === href ? words : `${words} (${String(href)})`
}

function each(items: unknown, say: (item: ComponentChildren) => string): string {
  return (items as ComponentChildren[]).map(say).join('\n')
}

function block(text: string): string {
  return `\n\n${text
    .split('\n')
    .map((line) => wrapped(line, ''))
    .join('\n')}\n\n`
}

function underlined(text: string, mark: string): string {
  return `${flat(text)}\n${mark.repeat(flat(text).length)}`
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Breaks a line between words; an address stays whole, however long. */
function wrapped(line: string, indent: string): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/(?<=\S) /)) {
    if (current && current.length + 1 + word.length > width) {
      lines.push(current)
      current = indent + word
    } else {
      current = current ? `${current} ${word}` : word
    }
  }
  return [...lines, current].join('\n')
}
