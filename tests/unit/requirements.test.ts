import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { EssentialRule } from '../../src/features/groups/rules/essential.ts'
import { essentialRules } from '../../src/features/groups/rules/essentials.ts'
import { requirements } from '../../src/features/groups/rules/requirements.ts'
import { requirementsPage, rulesOf } from '../support/requirements-page.ts'

// The guidance as the society publishes it, numbered; beside the checkout of whoever builds this, not in a stranger's.
const domain = '../shared/domain.md'

const modeWords: Record<string, EssentialRule['mode']> = {
  f2f: 'face-to-face',
  online: 'online',
  both: 'both',
}

/** 'R6 [both][should] …' as number, mode and weight; null where the field's notes are not at hand. */
function guidance(): string[] | null {
  if (!existsSync(domain)) return null
  return [...readFileSync(domain, 'utf8').matchAll(/^R(\d+) \[(\w+)\]\[(\w+)\]/gm)].map(
    ([, number, mode = '', weight]) => `R${number} ${modeWords[mode]} ${weight}`,
  )
}

describe('the guidance, R1 to R80', () => {
  test('is here whole, each number once, with the mode and the weight that it has', () => {
    const own = requirements.map(({ number, mode, weight }) => `R${number} ${mode} ${weight}`)
    expect(requirements.map(({ number }) => number)).toEqual(Array.from({ length: 80 }, (_, nth) => nth + 1))
    const weighing = (weight: string) => own.filter((one) => one.endsWith(weight)).length
    expect([weighing('must'), weighing('should'), weighing('may')]).toEqual([24, 32, 24])
    expect(own).toEqual(guidance() ?? own)
  })

  test('has a home for each: an essential, a part of the product, or a line that says why not', () => {
    const homeless = requirements.filter(
      (one) => rulesOf(one).length === 0 && (one.places ?? []).length === 0 && !one.note,
    )
    expect(homeless.map(({ number }) => `R${number}`)).toEqual([])
  })

  test('names only files that there are', () => {
    const places = requirements.flatMap(({ places = [] }) => places)
    expect(places.length).toBeGreaterThan(10)
    expect(places.flatMap(({ file }) => file ?? []).filter((file) => !existsSync(file))).toEqual([])
    expect(places.filter(({ file, address }) => !file && !address)).toEqual([])
  })

  test('stands in docs/requirements.md as it stands in code (npm run requirements writes it)', () => {
    expect(readFileSync('docs/requirements.md', 'utf8')).toBe(requirementsPage())
  })
})

describe('an essential and the requirements it is for', () => {
  const of = (rule: EssentialRule) =>
    requirements.filter(({ number }) => rule.requirements.includes(`R${number}`))

  test('weigh the same', () => {
    for (const rule of essentialRules) {
      expect(of(rule).length, rule.name).toBe(rule.requirements.length)
      for (const { number, weight } of of(rule)) expect(rule.weight, `${rule.name}, R${number}`).toBe(weight)
    }
  })

  test('hold for the same modes: a rule asks no more groups than its requirements do', () => {
    for (const rule of essentialRules) {
      const widest = of(rule).some(({ mode }) => mode === 'both') ? 'both' : of(rule)[0]?.mode
      expect([widest, widest === 'both' ? rule.mode : widest], rule.name).toContain(rule.mode)
    }
  })

  test('and no fewer: what is asked of both is asked of both', () => {
    for (const requirement of requirements) {
      const modes = rulesOf(requirement).map(({ mode }) => mode)
      if (modes.length === 0 || modes.includes('both') || modes.includes(requirement.mode)) continue
      expect(new Set(modes), `R${requirement.number}`).toEqual(new Set(['face-to-face', 'online']))
    }
  })
})
